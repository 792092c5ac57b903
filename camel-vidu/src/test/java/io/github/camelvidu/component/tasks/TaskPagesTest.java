// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskBuilder;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TaskPagesTest {

    private static final TaskQuery QUERY = TaskQueryBuilder.builder().states(List.of("success")).pageSize(2).build();

    private final List<TaskQuery> asked = new ArrayList<>();

    @Test
    void pagesAreFetchedWhenTheyAreWantedWithTheQueryAndTheToken() {
        TaskPages pages = new TaskPages(QUERY, page("t1", "1", "2"), query -> answer(query, page("", "3")));

        assertThat(pages.next().id()).isEqualTo("1");
        assertThat(pages.next().id()).isEqualTo("2");
        assertThat(asked).isEmpty();
        assertThat(pages.next().id()).isEqualTo("3");

        assertThat(pages.hasNext()).isFalse();
        assertThat(asked).containsExactly(QUERY.withPageToken("t1"));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
    }

    @Test
    void aTokenThatWasThereBeforeIsTheEnd() {
        TaskPages pages = new TaskPages(QUERY, page("t1", "1"), query -> answer(query, page("t1", "2")));

        assertThat(ids(pages)).containsExactly("1", "2");
        assertThat(asked).hasSize(1);
    }

    @Test
    void tokensThatGoInACircleAreTheEnd() {
        TaskPages pages = new TaskPages(
                QUERY, page("a", "1"),
                query -> answer(query, page(query.pageToken().equals("a") ? "b" : "a", "2")));

        assertThat(ids(pages)).containsExactly("1", "2", "2");
    }

    @Test
    void anEmptyPageIsTheEndWhateverItsTokenSays() {
        Random random = new Random(1);
        TaskPages pages = new TaskPages(QUERY, page("t1", "1"), query -> answer(query, page("t" + random.nextLong())));

        assertThat(ids(pages)).containsExactly("1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPageThatCouldNotBeFetchedCanBeAskedForAgain() {
        TaskPages pages = new TaskPages(QUERY, page("t1", "1"), query -> {
            asked.add(query);
            if (asked.size() == 1) {
                throw new IllegalStateException("busy");
            }
            return page("", "2");
        });
        pages.next();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(pages::hasNext);

        assertThat(ids(pages)).containsExactly("2");
    }

    @Test
    void payloadsComeWithoutTheirMarkersAndTheTextShowsNoTask() {
        TaskPages pages = new TaskPages(
                QUERY, new TaskPage(null, List.of(task("1").withPayload(Marker.next() + "mine"))),
                query -> answer(query, page("")));

        assertThat(pages.toString()).doesNotContain("mine");
        assertThat(pages.next().payload()).isEqualTo("mine");
    }

    private TaskPage answer(TaskQuery query, TaskPage page) {
        asked.add(query);
        return page;
    }

    private static List<String> ids(TaskPages pages) {
        List<String> ids = new ArrayList<>();
        pages.forEachRemaining(task -> ids.add(task.id()));
        return ids;
    }

    private static TaskPage page(String next, String... ids) {
        return new TaskPage(next, Stream.of(ids).map(TaskPagesTest::task).toList());
    }

    private static Task task(String id) {
        return TaskBuilder.builder().id(id).state(TaskState.SUCCESS).build();
    }
}
