-- The tables of the JDBC ledger of camel-vidu, for PostgreSQL (17) and H2 (2.x). The option createLedgerSchema runs this
-- script at start; who does not want that runs it by hand. What exists already stays as it is; a table of an
-- earlier version gets the columns that have come since.
--
-- Credits are the platform's. Times are in microseconds, by the database's clock. A column may be NULL unless it says
-- otherwise. What the columns of a task mean in full stands at LedgerEntry, what the states mean at LedgerState.

-- One row for each wanted task: what was asked under which key, which task it became, how it ended.
CREATE TABLE IF NOT EXISTS vidu_task (
    -- base URL of the platform and account name; never an API key
    account           VARCHAR(255) NOT NULL,
    -- what the route calls the wish; the same key never pays twice
    idempotency_key   VARCHAR(255) NOT NULL,
    -- counts the changes of the row, but for renewed leases
    version           BIGINT NOT NULL,
    -- RESERVED, SUBMITTED, UNCERTAIN, SUCCEEDED, FAILED, REFUSED or ABSENT
    state             VARCHAR(16) NOT NULL,
    -- counts the requests that were wanted under the key, from 1
    attempt           INTEGER NOT NULL,
    -- what the attempt's payload begins with, to find its task on the platform
    marker            VARCHAR(255),
    -- of what the author asked for: another request under the key is refused
    digest            VARCHAR(255) NOT NULL,
    -- how a lost answer is made good: MARKER, INPUTS, NONE or FREE
    reconcile         VARCHAR(16) NOT NULL,
    -- what tells the attempt's task among others when it has no marker
    inputs            TEXT,
    -- the platform's operation, for example text2video
    kind              VARCHAR(255) NOT NULL,
    -- for people; cut to its length
    model             VARCHAR(255),
    -- nickname of the API key that the attempt is sent with; NULL when the key has none
    key_name          VARCHAR(255),
    -- the platform's id of the task; NULL until it has given one
    task_id           VARCHAR(255),
    -- path of the query that tells about the task; NULL when the platform's list of tasks does
    query             TEXT,
    -- why the task failed
    err_code          VARCHAR(255),
    -- expected before the task ended
    credits_reserved  INTEGER,
    -- what the task cost; NULL before its end
    credits_charged   INTEGER,
    -- when the row was first written
    created_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- when it was last changed, but for renewed leases
    changed_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- when the attempt was reserved: its hour and day are those whose budget it is part of
    reserved_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- just before the first byte of the attempt's last request was written
    sent_at           TIMESTAMP(6) WITH TIME ZONE,
    -- when that request has ended at the latest
    sent_until        TIMESTAMP(6) WITH TIME ZONE,
    -- the node that works on the row, or holds its result for an exchange
    owner             VARCHAR(255) NOT NULL,
    -- until when no other node takes the row over
    lease_until       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- whether an exchange of the owner waits for the task or holds its result
    awaited           BOOLEAN NOT NULL,
    -- when an exchange with the result has completed
    delivered_at      TIMESTAMP(6) WITH TIME ZONE,
    -- the key of the row that this task was sent for and came too late
    extra_of          VARCHAR(255),
    -- what the platform answered, where that is nowhere else; may hold prompts and signed links
    answer            TEXT,
    -- what went wrong last, for people; no secret, no prompt, no link; cut to its length
    last_error        VARCHAR(2000),
    PRIMARY KEY (account, idempotency_key),
    UNIQUE (account, task_id)
);
-- for tables of versions that knew no names of keys
ALTER TABLE vidu_task ADD COLUMN IF NOT EXISTS key_name VARCHAR(255);

-- rows that may be taken over
CREATE INDEX IF NOT EXISTS vidu_task_by_lease ON vidu_task (account, state, lease_until);
-- the leases that a node renews
CREATE INDEX IF NOT EXISTS vidu_task_by_owner ON vidu_task (account, owner);
-- what was wanted in an hour or a day
CREATE INDEX IF NOT EXISTS vidu_task_by_time ON vidu_task (account, reserved_at);

-- The credits of each hour and day of an account: always the sum of its tasks, changed together with them.
CREATE TABLE IF NOT EXISTS vidu_budget (
    -- as in vidu_task
    account       VARCHAR(255) NOT NULL,
    -- HOUR or DAY
    period        VARCHAR(8) NOT NULL,
    -- when the hour or the day of UTC began
    period_start  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- for tasks whose end is not known, uncertain ones included
    reserved      BIGINT NOT NULL,
    -- for tasks that have ended
    charged       BIGINT NOT NULL,
    PRIMARY KEY (account, period, period_start)
);

-- What groups of consumers remember: marks with a text, and names of what was delivered or is about to be.
CREATE TABLE IF NOT EXISTS vidu_mark (
    -- account, operation, group and what it is about, with slashes between
    name        VARCHAR(600) NOT NULL,
    -- the text of a mark; NULL of a name alone, which is forgotten after ledgerRetention
    content     TEXT,
    -- when it was last written
    changed_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (name)
);
