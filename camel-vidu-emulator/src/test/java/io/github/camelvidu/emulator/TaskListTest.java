// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.emulator.PlatformClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

class TaskListTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(START)).concurrency(1).processingTime(Duration.ofSeconds(30)));

    private PlatformClient client;
    private EmulatorClock clock;

    @BeforeEach
    void connect() {
        client = new PlatformClient(VIDU.emulator());
        clock = VIDU.emulator().clock();
    }

    @Test
    void tasksComeOldestFirst() {
        List<String> ids = create(3);

        assertThat(list("")).isEqualTo(ids);
    }

    @Test
    void pagesAreTenLongAndTheTokenLeadsThroughAllOfThem() {
        List<String> ids = create(23);

        JsonNode first = page("");
        JsonNode second = page("pager.page_token=" + first.path("next_page_token").asText());
        JsonNode third = page("pager.page_token=" + second.path("next_page_token").asText());

        List<String> seen = new ArrayList<>(ids(first));
        seen.addAll(ids(second));
        seen.addAll(ids(third));
        assertThat(seen).isEqualTo(ids);
        assertThat(ids(first)).hasSize(10);
        assertThat(third.path("next_page_token").asText()).isEmpty();
    }

    @Test
    void aListThatLagsLeavesYoungTasksOutThatCanBeQueried() {
        String old = create(1).get(0);
        clock.advance(Duration.ofSeconds(5));
        List<String> young = create(2);
        VIDU.emulator().faults().add(Fault.on("GET", "/ent/v2/tasks").lag(Duration.ofSeconds(5)));

        assertThat(list("")).containsExactly(old);
        assertThat(client.state(young.get(0))).isNotEmpty();

        clock.advance(Duration.ofSeconds(4));
        assertThat(list("")).containsExactly(old);
        clock.advance(Duration.ofSeconds(1));
        assertThat(list("")).containsExactly(old, young.get(0), young.get(1));
    }

    @Test
    void aListThatLagsHasFewerPages() {
        List<String> old = create(2);
        clock.advance(Duration.ofMinutes(1));
        create(2);
        VIDU.emulator().faults().add(Fault.on("GET", "/ent/v2/tasks").times(1).lag(Duration.ofMinutes(1)));

        JsonNode lagging = page("pager.pagesz=2");

        assertThat(ids(lagging)).isEqualTo(old);
        assertThat(lagging.path("next_page_token").asText()).isEmpty();
        assertThat(page("pager.pagesz=2").path("next_page_token").asText()).isNotEmpty();
    }

    @Test
    void theTokenIsTheOneOfTheExample() {
        create(3);

        assertThat(page("pager.pagesz=2").path("next_page_token"))
                .isEqualTo(PlatformContract.example("listTasks.response").path("next_page_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "pager", "paper" })
    void bothSpellingsOfPagingWork(String pager) {
        List<String> ids = create(5);

        assertThat(list(pager + ".page=1&" + pager + ".pagesz=2")).isEqualTo(ids.subList(2, 4));
        assertThat(list(pager + ".page=2&" + pager + ".pagesz=2")).isEqualTo(ids.subList(4, 5));
        assertThat(list(pager + ".page=3&" + pager + ".pagesz=2")).isEmpty();
        String token = page(pager + ".pagesz=3").path("next_page_token").asText();
        assertThat(list(pager + ".pagesz=3&" + pager + ".page_token=" + token)).isEqualTo(ids.subList(3, 5));
    }

    @Test
    void aHundredTasksCanBeAskedForByIdAtOnce() {
        List<String> ids = create(100);
        create(3);

        assertThat(list("pager.pagesz=100&task_ids=" + String.join("&task_ids=", ids))).isEqualTo(ids);
        assertThat(list("task_ids=" + ids.get(7) + "&task_ids=1")).containsExactly(ids.get(7));
    }

    @Test
    void withoutAStartTheListLooksBackSevenDaysAlsoForIds() {
        String old = create(1).get(0);
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        String young = create(1).get(0);

        assertThat(list("")).containsExactly(young);
        assertThat(list("task_ids=" + old)).isEmpty();
        assertThat(list("created_at.from=" + START)).containsExactly(old, young);
        assertThat(list("task_ids=" + old + "&created_at.from=" + START)).containsExactly(old);
    }

    @Test
    void theWindowHasAnEndAndIncludesItsBounds() {
        String first = create(1).get(0);
        clock.advance(Duration.ofSeconds(1));
        String second = create(1).get(0);
        clock.advance(Duration.ofSeconds(1));
        create(1);

        assertThat(list("created_at.from=" + START + "&created_at.to=" + START.plusSeconds(1))).containsExactly(first, second);
        assertThat(list("created_at.from=" + encoded("2026-11-16T09:30:01+01:00") + "&created_at.to=2026-11-16T08:30:01.5Z"))
                .containsExactly(second);
        assertThat(list("created_at.from=0001-01-01T00:00:00Z&created_at.to=9999-12-31T23:59:59Z")).hasSize(3);
    }

    @Test
    void statesAreAlternatives() {
        List<String> ids = create(3);
        clock.advance(Duration.ofSeconds(31));
        client.cancel(ids.get(2));

        assertThat(list("states=success")).containsExactly(ids.get(0));
        assertThat(list("states=success&states=failed")).containsExactly(ids.get(0), ids.get(2));
        assertThat(list("states=processing")).containsExactly(ids.get(1));
        assertThat(list("states=created")).isEmpty();
    }

    @Test
    void modelsResolutionsAndTemplatesRestrictTheList() {
        String q3 = client.create(PlatformClient.textRequest());
        String q2 = client.create(PlatformClient.textRequest().put("model", "viduq2").put("resolution", "1080p"));

        assertThat(list("model_versions=q2")).containsExactly(q2);
        assertThat(list("model_versions=viduq3-turbo")).containsExactly(q3);
        assertThat(list("model_versions=q3-turbo&model_versions=q2")).containsExactly(q3, q2);
        assertThat(list("model_versions=q3")).isEmpty();
        assertThat(list("resolutions=1080p")).containsExactly(q2);
        assertThat(list("resolutions=1080p&model_versions=q3-turbo")).isEmpty();
        assertThat(list("templates=hugging")).isEmpty();
    }

    @Test
    void unknownParametersAreIgnored() {
        assertThat(create(1)).isEqualTo(list("payload=x&page=7&pager=&=&&%20"));
    }

    @ParameterizedTest
    @CsvSource({
            "pager.pagesz=0, PageSizeOutOfRange", "pager.pagesz=101, PageSizeOutOfRange", "pager.pagesz=ten, CODEC",
            "pager.page=-1, CODEC", "pager.page=9223372036854775807, CODEC", "pager.page_token=nonsense, CODEC",
            "created_at.from=yesterday, CODEC", "task_ids=abc, CODEC" })
    void whatCannotBeReadIsRefused(String query, String reason) {
        PlatformClient.Reply reply = client.get("/ent/v2/tasks?" + query);

        assertThat(reply.reason()).isEqualTo(reason);
    }

    private List<String> create(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(client.create(PlatformClient.textRequest().put("duration", 1)));
        }
        return ids;
    }

    private JsonNode page(String query) {
        PlatformClient.Reply reply = client.get("/ent/v2/tasks?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private List<String> list(String query) {
        return ids(page(query));
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("tasks").forEach(task -> ids.add(task.path("id").asText()));
        return ids;
    }
}
