// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.camelvidu.emulator.ConsoleClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.RuleInForce;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.platform.TaskRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FaultsByHttpTest {

    private static final String PATH = "/emulator/faults";
    private static final Fault LIST = Fault.on("listTasks");
    private static final CallbackFault CALLBACK = CallbackFault.on("*");

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private final ViduEmulator emulator = VIDU.emulator();
    private final ConsoleClient console = new ConsoleClient(emulator);
    private final PlatformClient client = new PlatformClient(emulator);

    static Stream<Arguments> requestFaults() {
        return Stream.of(
                arguments("{'effect':'pass','delay':'PT2S'}", LIST.delay(Duration.ofSeconds(2))),
                arguments("{'effect':'reply','reason':'SystemThrottling'}", LIST.reply("SystemThrottling")),
                arguments("{'effect':'reply','reason':'QuotaExceeded','retryAfter':'PT7S'}",
                        LIST.reply("QuotaExceeded").retryAfter(Duration.ofSeconds(7))),
                arguments("{'effect':'reply','status':503,'reason':'Busy','message':'later'}",
                        LIST.reply(503, "Busy").saying("later")),
                arguments("{'effect':'replyRaw','status':502,'contentType':'text/html','body':'<html>'}",
                        LIST.replyRaw(502, "text/html", "<html>")),
                arguments("{'effect':'reset','afterCommit':true,'times':1,'skip':2,'chance':0.5}",
                        LIST.afterCommit().reset().times(1).skip(2).chance(0.5)),
                arguments("{'effect':'close'}", LIST.close()),
                arguments("{'effect':'resetInRequest','bytes':10}", LIST.resetInRequest(10)),
                arguments("{'effect':'truncate','bytes':10}", LIST.truncate(10)),
                arguments("{'effect':'resetAfter','share':0.5}", LIST.resetAfter(0.5)),
                arguments("{'effect':'shortBody','missing':7}", LIST.shortBody(7)),
                arguments("{'effect':'longBody','surplus':7}", LIST.longBody(7)),
                arguments("{'effect':'cutChunks','share':1}", LIST.cutChunks(1)),
                arguments("{'effect':'slow','bytesPerSecond':100}", LIST.slow(100)),
                arguments("{'effect':'gzip'}", LIST.gzip()),
                arguments("{'effect':'damage','bytes':3}", LIST.damage(3)),
                arguments("{'effect':'ignoreRange'}", LIST.ignoreRange()),
                arguments("{'effect':'replaced','etag':'e7'}", LIST.replaced("e7")),
                arguments("{'effect':'refuse','status':503,'code':'SlowDown'}", LIST.refuse(503, "SlowDown")),
                arguments("{'effect':'expired'}", LIST.expired()),
                arguments("{'effect':'redirect','status':302,'address':'http://127.0.0.1/x'}",
                        LIST.redirect(302, "http://127.0.0.1/x")),
                arguments("{'effect':'lag','age':'PT10S'}", LIST.lag(Duration.ofSeconds(10))),
                arguments("{'effect':'ignoreTaskIds'}", LIST.ignoreTaskIds()),
                arguments("{'effect':'state','state':'dreaming'}", LIST.state("dreaming")),
                arguments("{'effect':'withoutCreations'}", LIST.withoutCreations()),
                arguments("{'effect':'members','members':{'mood':'good','flux':'7'}}",
                        LIST.member("mood", "good").member("flux", "7")),
                arguments("{'effect':'pad','bytes':50000000}", LIST.pad(50_000_000)),
                arguments("{'headers':{'Content-Type':'text/html'},'apiKey':'vda_other'}",
                        LIST.header("Content-Type", "text/html").apiKey("vda_other")));
    }

    static Stream<Arguments> callbackFaults() {
        return Stream.of(
                arguments("{'late':'PT1M'}", CALLBACK.late(Duration.ofMinutes(1))),
                arguments("{'effect':'pass','state':'failed'}", CallbackFault.on("failed")),
                arguments("{'effect':'drop','kind':'text2video'}", CALLBACK.kind("text2video").drop()),
                arguments("{'effect':'twice'}", CALLBACK.twice()),
                arguments("{'effect':'afterEnd','state':'processing'}", CallbackFault.on("processing").afterEnd()),
                arguments("{'effect':'replay','after':'PT10M'}", CALLBACK.replay(Duration.ofMinutes(10))),
                arguments("{'effect':'forge','chance':0.1}", CALLBACK.forge().chance(0.1)),
                arguments("{'effect':'signWith','apiKey':'vda_other'}", CALLBACK.signWith("vda_other")),
                arguments("{'effect':'decodePath'}", CALLBACK.decodePath()),
                arguments("{'effect':'members','members':{'state':'success','credits':0}}",
                        CALLBACK.member("state", "success").member("credits", IntNode.valueOf(0))),
                arguments("{'effect':'body','text':'{}]','skip':1,'times':2}", CALLBACK.body("{}]").skip(1).times(2)));
    }

    static Stream<Arguments> taskRules() {
        return Stream.of(
                arguments("{'effect':'failed','errCode':'CreationPolicyViolation','times':2}",
                        TaskRule.on("*").times(2).becomes(Outcome.failed("CreationPolicyViolation"))),
                arguments("{'kind':'text2video','model':'viduq1','prompt':'dunes','effect':'stuckIn','state':'queueing'}",
                        TaskRule.on("text2video").model("viduq1").prompt("dunes").becomes(Outcome.stuckIn("queueing"))),
                arguments("{'after':'PT1H','showing':'dreaming','chance':0.5,'skip':3}",
                        TaskRule.on("*").chance(0.5).skip(3)
                                .becomes(Outcome.success().after(Duration.ofHours(1)).showing("dreaming"))));
    }

    @ParameterizedTest
    @MethodSource("requestFaults")
    void aFaultOfRequestsIsWhatJavaSays(String rule, Fault fault) {
        JsonNode added = added(rule, "'type':'request','operation':'listTasks'");

        assertThat(emulator.faults().all()).extracting(RuleInForce::rule).containsExactly(fault);
        assertThat(console.get(PATH).json().path("rules")).containsExactly(added);
    }

    @ParameterizedTest
    @MethodSource("callbackFaults")
    void aFaultOfCallbacksIsWhatJavaSays(String rule, CallbackFault fault) {
        JsonNode added = added(rule, "'type':'callback'");

        assertThat(emulator.faults().ofCallbacks()).extracting(RuleInForce::rule).containsExactly(fault);
        assertThat(console.get(PATH).json().path("rules")).containsExactly(added);
    }

    @ParameterizedTest
    @MethodSource("taskRules")
    void aRuleOfTasksIsWhatJavaSays(String text, TaskRule rule) {
        JsonNode added = added(text, "'type':'task'");

        assertThat(emulator.script().rules()).extracting(RuleInForce::rule).containsExactly(rule);
        assertThat(console.get(PATH).json().path("rules")).containsExactly(added);
    }

    @Test
    void everyNameThatIsOfferedWasTried() {
        JsonNode names = console.get(PATH + "/names").json();

        assertThat(effects(requestFaults())).isEqualTo(fieldNames(names.at("/effects/request")));
        assertThat(effects(callbackFaults())).isEqualTo(fieldNames(names.at("/effects/callback")));
        assertThat(effects(taskRules())).containsAll(List.of("failed", "stuckIn"));
        assertThat(fieldNames(names.at("/effects/task"))).containsExactlyInAnyOrder("success", "failed", "stuckIn");
        assertThat(names.path("operations")).extracting(JsonNode::textValue).contains("create", "listTasks", "download");
        assertThat(names.path("kinds")).extracting(JsonNode::textValue).contains("text2video", "start-end2video");
        assertThat(names.path("reasons")).extracting(JsonNode::textValue).contains("QuotaExceeded", "CODEC");
        assertThat(names.at("/effects/request/refuse")).extracting(JsonNode::textValue)
                .containsExactly("status", "code", "message");
    }

    @Test
    void everyEffectIsInTheManual() throws IOException {
        String manual = Files.readString(Path.of("..", "docs", "emulator.adoc"));
        JsonNode effects = console.get(PATH + "/names").json().path("effects");

        assertThat(effects).hasSize(3).allSatisfy(type -> assertThat(fieldNames(type)).filteredOn(name -> !name.equals("pass"))
                .allSatisfy(name -> assertThat(manual).contains('`' + name)));
    }

    @Test
    void aRuleCountsWhatItStrikesAndIsTakenBackByItsId() {
        String lost = added("{'effect':'reset','times':1}", "'operation':'create','afterCommit':true").path("id").textValue();
        String failed = added("{'effect':'failed','errCode':'Unknown'}", "'type':'task'").path("id").textValue();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(client::create);

        assertThat(emulator.tasks()).hasSize(1);
        assertThat(console.get(PATH).json().path("rules")).allSatisfy(rule -> {
            assertThat(rule.path("struck").intValue()).isOne();
            assertThat(rule.path("usedUp").booleanValue()).isEqualTo(rule.path("id").textValue().equals(lost));
        }).hasSize(2);
        assertThat(console.delete(PATH + "/" + failed).status()).isEqualTo(204);
        assertThat(console.delete(PATH + "/" + failed).status()).isEqualTo(404);
        assertThat(console.get(PATH).json().path("rules")).hasSize(1);
    }

    @Test
    void allRulesGoAtOnce() {
        added("{'effect':'reset'}", "'path':'/**'");
        added("{'effect':'drop'}", "'type':'callback'");
        added("{'effect':'stuckIn','state':'created'}", "'type':'task'");

        assertThat(console.delete(PATH).status()).isEqualTo(204);

        assertThat(console.get(PATH).json().path("rules")).isEmpty();
        client.create();
        emulator.clock().advance(Duration.ofMinutes(1));
        assertThat(emulator.tasks().get(0).succeeded()).isTrue();
    }

    @Test
    void noKeyIsShown() {
        added("{'effect':'reset','apiKey':'vda_secret'}", "'path':'/**'");
        added("{'effect':'signWith','apiKey':'vda_secret'}", "'type':'callback'");

        assertThat(console.get(PATH).text()).contains("\"apiKey\":\"***\"").doesNotContain("vda_secret");
    }

    @Test
    void noFaultStrikesTheCallsThatSetThem() {
        added("{'effect':'reset'}", "'path':'/**'");

        assertThat(console.get(PATH).status()).isEqualTo(200);
        assertThat(emulator.requests().seen()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'type':'weather'} | type | weather | request, callback, task",
            "{} | path | '' | text",
            "{'path':7} | path | 7 | text",
            "{'operation':'listTask'} | operation | listTask | listTasks",
            "{'path':'/**','kind':'video'} | kind | video | text2video",
            "{'path':'/**','times':-1} | times | -1 | from 0",
            "{'path':'/**','skip':1.5} | skip | 1.5 | whole",
            "{'path':'/**','times':99999999999} | times | 99999999999 | 2147483647",
            "{'path':'/**','chance':1.1} | chance | 1.1 | 0 to 1",
            "{'path':'/**','chance':'often'} | chance | often | 0 to 1",
            "{'path':'/**','delay':'2s'} | delay | 2s | PT2S",
            "{'path':'/**','delay':'-PT2S'} | delay | -PT2S | PT0S",
            "{'path':'/**','delay':'P9999D'} | delay | P9999D | P365D",
            "{'path':'/**','afterCommit':'yes'} | afterCommit | yes | true, false",
            "{'path':'/**','headers':'X: y'} | headers | X: y | object",
            "{'path':'/**','headers':{'X':7}} | headers | '{\"X\":7}' | texts",
            "{'path':'/**','headers':{'X Y':'z'}} | headers | '{\"X Y\":\"z\"}' | HTTP",
            "{'path':'/**','effect':'explode'} | effect | explode | resetInRequest",
            "{'path':'/**','effect':'truncate'} | bytes | '' | whole number",
            "{'path':'/**','effect':'damage','bytes':0} | bytes | 0 | from 1",
            "{'path':'/**','effect':'cutChunks','share':2} | share | 2 | 0 to 1",
            "{'path':'/**','effect':'reset','bytes':1} | bytes | 1 | afterCommit",
            "{'path':'/**','effect':'reply','reason':'MadeUp'} | effect | reply | reason, status",
            "{'path':'/**','effect':'reply','reason':'MadeUp','status':99} | status | 99 | 200 to 599",
            "{'path':'/**','effect':'redirect','status':200,'address':'/x'} | effect | redirect | address",
            "{'path':'/**','effect':'resetInRequest','bytes':1,'afterCommit':true} | effect | resetInRequest | bytes",
            "{'path':'/**','pathh':'/x'} | pathh | /x | path",
            "{'type':'callback','state':'queueing'} | state | queueing | processing, success, failed",
            "{'type':'callback','effect':'signWith','apiKey':''} | effect | signWith | apiKey",
            "{'type':'callback','path':'/x'} | path | /x | state",
            "{'type':'callback','late':7} | late | 7 | PT2S",
            "{'type':'task','effect':'failed'} | errCode | '' | text",
            "{'type':'task','effect':'reset'} | effect | reset | failed" })
    void whatDoesNotFitIsRefusedByField(String rule, String field, String given, String allowed) {
        Reply refusal = console.post(PATH, json(rule));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.json().path("field").textValue()).isEqualTo(field);
        assertThat(refusal.json().path("given").textValue()).isEqualTo(given);
        assertThat(refusal.json().path("allowed").textValue()).contains(allowed);
        assertThat(refusal.json().path("message").textValue()).isNotEmpty();
        assertThat(console.get(PATH).json().path("rules")).isEmpty();
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(console.send(console.json("POST", PATH, "[]")).field()).isEqualTo("body");
        assertThat(console.send(console.json("POST", PATH, "{\"path\":\"/x\",\"path\":\"/y\"}")).field()).isEqualTo("body");
        assertThat(console.delete(PATH + "/x").status()).isEqualTo(404);
    }

    @Test
    void pagesOfOthersSetNoFaults() {
        Reply refusal = console.send(console.json("POST", PATH, "{\"path\":\"/**\"}").header("Origin", "https://evil.example"));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(emulator.faults().all()).isEmpty();
    }

    private JsonNode added(String rule, String more) {
        Reply reply = console.post(PATH, json(rule.equals("{}") ? "{" + more + "}" : rule.replaceAll("}$", "," + more + "}")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static Set<String> effects(Stream<Arguments> rules) {
        Set<String> effects = new HashSet<>();
        rules.map(rule -> json((String) rule.get()[0])).filter(rule -> rule.has("effect"))
                .forEach(rule -> effects.add(rule.path("effect").textValue()));
        return effects;
    }

    private static Set<String> fieldNames(JsonNode json) {
        Set<String> names = new HashSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(String text) {
        try {
            return PlatformClient.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
