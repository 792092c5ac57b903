-- All times are nanoseconds since 1970-01-01T00:00:00Z on the emulator's clock; all credits are whole numbers.
CREATE SEQUENCE IF NOT EXISTS entity_id START WITH 2884410076112233;

CREATE TABLE IF NOT EXISTS setting (
    name  VARCHAR(100) PRIMARY KEY,
    text  VARCHAR(1000) NOT NULL
);

CREATE TABLE IF NOT EXISTS account (
    id    BIGINT PRIMARY KEY,
    name  VARCHAR(200) NOT NULL UNIQUE
);

-- a key is kept as its SHA-256 only; of one that was deleted even that is forgotten, but tasks still name it
CREATE TABLE IF NOT EXISTS api_key (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account,
    hash        VARCHAR(64) UNIQUE,
    nickname    VARCHAR(400) NOT NULL,
    hint        VARCHAR(20) NOT NULL,
    created_at  BIGINT NOT NULL,
    suspended   BOOLEAN NOT NULL
);

CREATE TABLE IF NOT EXISTS credit_package (
    id             BIGINT PRIMARY KEY,
    account_id     BIGINT NOT NULL REFERENCES account,
    name           VARCHAR(200) NOT NULL,
    type           VARCHAR(20) NOT NULL,
    credit_amount  BIGINT NOT NULL,
    credit_remain  BIGINT NOT NULL CHECK (credit_remain >= 0),
    valid_from     BIGINT NOT NULL,
    valid_to       BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS credit_package_by_account ON credit_package (account_id, valid_to);

-- invoices are numbered from 1 without a gap, over all accounts
CREATE TABLE IF NOT EXISTS purchase (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account,
    package_id  BIGINT NOT NULL UNIQUE REFERENCES credit_package,
    invoice     BIGINT NOT NULL UNIQUE,
    usd_cents   BIGINT NOT NULL CHECK (usd_cents > 0),
    credits     BIGINT NOT NULL CHECK (credits > 0),
    made_at     BIGINT NOT NULL
);

-- "change" is what the movement did to the balance: the changes of an account always add up to its balance
CREATE TABLE IF NOT EXISTS movement (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account,
    package_id  BIGINT REFERENCES credit_package,
    task_id     BIGINT,
    kind        VARCHAR(20) NOT NULL,
    credits     BIGINT NOT NULL,
    change      BIGINT NOT NULL,
    made_at     BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS movement_by_task ON movement (task_id);
CREATE INDEX IF NOT EXISTS movement_by_account ON movement (account_id, made_at);

CREATE TABLE IF NOT EXISTS task (
    id              BIGINT PRIMARY KEY,
    account_id      BIGINT NOT NULL REFERENCES account,
    key_id          BIGINT NOT NULL REFERENCES api_key,
    operation       VARCHAR(200) NOT NULL,
    model           VARCHAR(100) NOT NULL,
    template        VARCHAR NOT NULL,
    resolution      VARCHAR(20) NOT NULL,
    off_peak        BOOLEAN NOT NULL,
    -- false for what the task queries do not know: paid calls that are answered at once
    listed          BOOLEAN NOT NULL,
    request         CHARACTER LARGE OBJECT NOT NULL,
    result_type     VARCHAR(20) NOT NULL,
    result_count    INT NOT NULL,
    result_width    INT NOT NULL,
    result_height   INT NOT NULL,
    result_seconds  DOUBLE PRECISION NOT NULL,
    state           VARCHAR(200) NOT NULL,
    err_code        VARCHAR(200) NOT NULL,
    created_at      BIGINT NOT NULL,
    started_at      BIGINT,
    ended_at        BIGINT,
    processing_nanos BIGINT NOT NULL,
    fails_with      VARCHAR(200),
    stuck_in        VARCHAR(200),
    shown_as        VARCHAR(200),
    reserved        BIGINT NOT NULL,
    charged         BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS task_by_account ON task (account_id, created_at, id);
CREATE INDEX IF NOT EXISTS task_by_end ON task (ended_at);

-- what the hourly billing run has settled
CREATE TABLE IF NOT EXISTS bill_line (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account,
    -- of the hour
    began_at    BIGINT NOT NULL,
    operation   VARCHAR(200) NOT NULL,
    model       VARCHAR(100) NOT NULL,
    key_id      BIGINT NOT NULL REFERENCES api_key,
    succeeded   BIGINT NOT NULL,
    failed      BIGINT NOT NULL,
    credits     BIGINT NOT NULL,
    UNIQUE (account_id, began_at, operation, model, key_id)
);

-- each task stands in one bill line at most
CREATE TABLE IF NOT EXISTS billed_task (
    task_id  BIGINT PRIMARY KEY REFERENCES task,
    line_id  BIGINT NOT NULL REFERENCES bill_line
);

CREATE TABLE IF NOT EXISTS creation (
    id       BIGINT PRIMARY KEY,
    task_id  BIGINT NOT NULL REFERENCES task,
    ordinal  INT NOT NULL
);
CREATE INDEX IF NOT EXISTS creation_by_task ON creation (task_id, ordinal);

-- the parts of films and adverts; film_id and task_id differ for what a later call asked for
CREATE TABLE IF NOT EXISTS job (
    id       BIGINT PRIMARY KEY,
    film_id  BIGINT NOT NULL REFERENCES task,
    task_id  BIGINT NOT NULL REFERENCES task,
    type     VARCHAR(20) NOT NULL,
    shot     INT NOT NULL,
    step     INT NOT NULL,
    prompt   CHARACTER LARGE OBJECT NOT NULL,
    seconds  DOUBLE PRECISION NOT NULL
);
CREATE INDEX IF NOT EXISTS job_by_film ON job (film_id, id);

-- callbacks that are still to be sent, or to be sent again
CREATE TABLE IF NOT EXISTS callback (
    task_id  BIGINT NOT NULL REFERENCES task,
    state    VARCHAR(20) NOT NULL,
    url      CHARACTER LARGE OBJECT NOT NULL,
    attempt  INT NOT NULL,
    due_at   BIGINT NOT NULL,
    PRIMARY KEY (task_id, state)
);

CREATE TABLE IF NOT EXISTS upload (
    id            BIGINT PRIMARY KEY,
    account_id    BIGINT NOT NULL REFERENCES account,
    content_type  VARCHAR(65536),
    etag          VARCHAR(32),
    bytes         BIGINT NOT NULL,
    content       BINARY LARGE OBJECT,
    format        VARCHAR(20),
    width         INT NOT NULL,
    height        INT NOT NULL,
    lapses_at     BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS voice (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account,
    voice_id    VARCHAR(256) NOT NULL,
    cloned_at   BIGINT NOT NULL,
    used_at     BIGINT
);
CREATE UNIQUE INDEX IF NOT EXISTS voice_by_account ON voice (account_id, voice_id);

CREATE TABLE IF NOT EXISTS subject (
    id           BIGINT PRIMARY KEY,
    account_id   BIGINT NOT NULL REFERENCES account,
    name         CHARACTER LARGE OBJECT NOT NULL,
    images       CHARACTER LARGE OBJECT NOT NULL,
    videos       CHARACTER LARGE OBJECT NOT NULL,
    voice_id     CHARACTER LARGE OBJECT NOT NULL,
    style        VARCHAR(200) NOT NULL,
    description  CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX IF NOT EXISTS subject_by_account ON subject (account_id, id);
