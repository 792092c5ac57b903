// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** {@code vidu:tasks}. */
class TaskListTest extends ViduTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("vidu:tasks?pageSize=2").split(body()).streaming().to("mock:task");
            }
        };
    }

    @Test
    void allPagesAreOneIteratorThatFetchesThemWhenTheyAreWanted() {
        List<String> ids = submit5();

        Iterator<Task> tasks = tasks("vidu:tasks?pageSize=2");
        assertThat(lists()).as("only the first page so far").isEqualTo(1);
        tasks.next();
        tasks.next();
        assertThat(lists()).isEqualTo(1);
        tasks.next();
        assertThat(lists()).isEqualTo(2);
        tasks.next();
        Task last = tasks.next();

        assertThat(tasks.hasNext()).isFalse();
        assertThat(lists()).isEqualTo(3);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(tasks::next);
        assertThat(ids).contains(last.id());
        assertThat(creates()).as("create requests").isEqualTo(5);
    }

    @Test
    void aRouteSplitsTheIterator() throws Exception {
        List<String> ids = submit5();
        MockEndpoint task = getMockEndpoint("mock:task");
        task.expectedMessageCount(5);

        assertThat(sendIt("direct:list", null).getException()).isNull();

        task.assertIsSatisfied();
        assertThat(task.getExchanges()).extracting(exchange -> exchange.getMessage().getBody(Task.class).id())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void anEmptyListIsNoError() {
        assertThat(tasks("vidu:tasks").hasNext()).isFalse();
        assertThat(lists()).isEqualTo(1);
    }

    @Test
    void everyFilterReachesThePlatformByItsName() {
        sendIt("vidu:tasks?createdFrom=2026-11-01T00:00:00Z&createdTo=RAW(2026-11-02T01:00:00+01:00)&taskIds=7,8&states=success,failed"
               + "&resolutions=540p,720p&modelVersions=q3,q2&templates=hug,kiss&pageSize=9",
                null);

        String query = URLDecoder.decode(emulator().requests().last().rawQuery(), StandardCharsets.UTF_8);
        assertThat(List.of(query.split("&"))).containsExactlyInAnyOrder(
                "created_at.from=2026-11-01T00:00:00Z", "created_at.to=2026-11-02T00:00:00Z", "task_ids=7", "task_ids=8",
                "states=success", "states=failed", "resolutions=540p", "resolutions=720p", "model_versions=q3",
                "model_versions=q2", "templates=hug", "templates=kiss", "pager.pagesz=9");
    }

    @Test
    void filtersThatAreNotSetAreNotSent() {
        sendIt("vidu:tasks", null);

        assertThat(emulator().requests().last().rawQuery()).isEqualTo("pager.pagesz=100");
    }

    @Test
    void filtersChooseTasks() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        String failed = submit();
        String succeeded = submit();
        sendFor("vidu:await?download=false", failed);
        sendFor("vidu:await?download=false", succeeded);

        assertThat(ids("vidu:tasks?states=failed")).containsExactly(failed);
        assertThat(ids("vidu:tasks?states=success")).containsExactly(succeeded);
        assertThat(ids("vidu:tasks?taskIds=" + succeeded)).containsExactly(succeeded);
        assertThat(ids("vidu:tasks?resolutions=720p")).isEmpty();
        assertThat(ids("vidu:tasks?createdTo=" + Instant.now().minusSeconds(3600))).isEmpty();
        assertThat(ids("vidu:tasks?createdFrom=" + Instant.now().minusSeconds(3600))).hasSize(2);
    }

    @Test
    void thePageThatFailsIsAskedForAgainAndThenTheIteratorThrowsWhatTheCallThrew() {
        submit5();
        Iterator<Task> tasks = tasks("vidu:tasks?pageSize=2");
        tasks.next();
        tasks.next();
        emulator().faults().add(Fault.on("GET", LIST).times(1).reply("InternalServiceFailure"));
        assertThat(tasks.hasNext()).isTrue();
        tasks.next();
        tasks.next();
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));

        assertThatExceptionOfType(ViduServerException.class).isThrownBy(tasks::hasNext)
                .satisfies(failure -> assertThat(failure.getAttempts()).isEqualTo(MAX_ATTEMPTS))
                .satisfies(failure -> assertThat(failure.getReason()).isEqualTo("InternalServiceFailure"));

        emulator().faults().clear();
        assertThat(tasks.hasNext()).as("the page is not lost").isTrue();
    }

    @Test
    void theFirstPageIsFetchedBeforeTheRouteGoesOn() {
        emulator().faults().add(Fault.on("GET", LIST).reply("Forbidden"));

        assertThat(sendIt("vidu:tasks", null).getException()).hasMessageContaining("Forbidden");
        assertThat(lists()).isEqualTo(1);
    }

    private List<String> submit5() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(submit());
        }
        return ids;
    }

    private List<String> ids(String uri) {
        List<String> ids = new ArrayList<>();
        tasks(uri).forEachRemaining(task -> ids.add(task.id()));
        return ids;
    }

    @SuppressWarnings("unchecked")
    private Iterator<Task> tasks(String uri) {
        Exchange done = sendIt(uri, null);
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(Iterator.class);
    }

    /** Without the looks at the tasks that are under way, which name their ids. */
    private static long lists() {
        return emulator().requests().to("GET", LIST).stream().filter(request -> !request.rawQuery().contains("task_ids="))
                .count();
    }
}
