// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.component.media.InputMedia;
import io.github.camelvidu.component.media.MediaSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestDigestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void itIsSha256InHex() {
        assertThat(digest("{}")).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'a':1,'b':2}              | {'b':2,'a':1}",
            "{'a':{'x':1,'y':[1,2]}}    | {'a':{'y':[1,2],'x':1}}",
            "{'a':1}                    | {'a':1,'callback_url':'https://example.com'}",
            "{'callback_url':'https://a'} | {'callback_url':'https://b'}",
    })
    void theSameWishHasTheSameDigest(String one, String other) {
        assertThat(digest(one)).isEqualTo(digest(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'a':1}            | {'a':2}",
            "{'a':1}            | {'a':1,'seed':0}",
            "{'a':'1'}          | {'a':1}",
            "{'a':'true'}       | {'a':true}",
            "{'a':null}         | {}",
            "{'a':null}         | {'a':'null'}",
            "{'a':[1,2]}        | {'a':[2,1]}",
            "{'a':[[1],[2]]}    | {'a':[[1,2]]}",
            "{'a':['b','c']}    | {'a':['bc']}",
            "{'a':'b','c':'d'}  | {'a':'bcd'}",
            "{'a':{'b':1}}      | {'a':{},'b':1}",
            "{'a':'[1'}         | {'a':[]}",
            "{'payload':'a'}    | {'payload':'b'}",
    })
    void anotherWishHasAnotherDigest(String one, String other) {
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @Test
    void theKindCounts() {
        assertThat(RequestDigest.of("text2video", json("{}"))).isNotEqualTo(RequestDigest.of("img2video", json("{}")));
    }

    @Test
    void mediaCountByTheirContentWhereverItComesFrom() throws IOException {
        byte[] picture = MediaSamples.png();
        String oneLine = Base64.getEncoder().encodeToString(picture);
        String manyLines = Base64.getMimeEncoder(20, new byte[] { '\n' }).encodeToString(picture);
        InputMedia bytes = InputMedia.of(picture);

        assertThat(ofPicture(bytes)).isEqualTo(ofPicture(InputMedia.of(Files.write(folder.resolve("kite"), picture))))
                .isEqualTo(ofPicture(InputMedia.ofDataUri("data:image/png;base64," + oneLine).orElseThrow()))
                .isEqualTo(ofPicture(InputMedia.ofDataUri("data:image/x-png;base64," + manyLines).orElseThrow()));
        assertThat(ofPicture(bytes)).isNotEqualTo(ofPicture(InputMedia.of(MediaSamples.png(500))))
                .isNotEqualTo(ofPicture("media:" + bytes.sha256()));
    }

    @Test
    void numbersCountByTheirValueAndTakeNoRoomForTheirZeros() {
        ObjectNode tiny = JSON.createObjectNode().put("a", new BigDecimal("1E-999999999"));
        ObjectNode endless = JSON.createObjectNode().put("a", Double.POSITIVE_INFINITY);

        assertThat(digest("{'a':80}")).isEqualTo(digest("{'a':80.0}")).isEqualTo(digest("{'a':8e1}"));
        assertThat(List.of(RequestDigest.of("text2video", tiny), RequestDigest.of("text2video", endless), digest("{'a':1}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theRequestIsNotChanged() {
        ObjectNode asked = json("{'callback_url':'https://example.com','a':1}");
        RequestDigest.of("text2video", asked);

        assertThat(asked).isEqualTo(json("{'callback_url':'https://example.com','a':1}"));
    }

    private static String ofPicture(Object picture) {
        ObjectNode asked = JSON.createObjectNode();
        asked.putArray("images").add(picture instanceof String text ? JSON.valueToTree(text) : asked.pojoNode(picture));
        return RequestDigest.of("img2video", asked);
    }

    private static String digest(String asked) {
        return RequestDigest.of("text2video", json(asked));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
