// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PagesTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void pagesAreFetchedWhenTheyAreWanted() {
        Pages<String> pages = new Pages<>(page("t1", "1", "2"), token -> answer(token, page("", "3")));

        assertThat(pages.next()).isEqualTo("1");
        assertThat(pages.next()).isEqualTo("2");
        assertThat(asked).isEmpty();
        assertThat(pages.next()).isEqualTo("3");

        assertThat(pages.hasNext()).isFalse();
        assertThat(asked).containsExactly("t1");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
    }

    @Test
    void aTokenThatWasThereBeforeIsTheEnd() {
        Pages<String> pages = new Pages<>(page("t1", "1"), token -> answer(token, page("t1", "2")));

        assertThat(items(pages)).containsExactly("1", "2");
        assertThat(asked).hasSize(1);
    }

    @Test
    void tokensThatGoInACircleAreTheEnd() {
        Pages<String> pages = new Pages<>(
                page("a", "1"), token -> answer(token, page(token.equals("a") ? "b" : "a", "2")));

        assertThat(items(pages)).containsExactly("1", "2", "2");
    }

    @Test
    void anEmptyPageIsTheEndWhateverItsTokenSays() {
        Random random = new Random(1);
        Pages<String> pages = new Pages<>(page("t1", "1"), token -> answer(token, page("t" + random.nextLong())));

        assertThat(items(pages)).containsExactly("1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void noTokenIsTheEnd() {
        assertThat(items(new Pages<>(page(null, "1"), token -> answer(token, page(""))))).containsExactly("1");
        assertThat(asked).isEmpty();
    }

    @Test
    void aPageThatCouldNotBeFetchedCanBeAskedForAgain() {
        Pages<String> pages = new Pages<>(page("t1", "1"), token -> {
            asked.add(token);
            if (asked.size() == 1) {
                throw new IllegalStateException("busy");
            }
            return page("", "2");
        });
        pages.next();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(pages::hasNext);

        assertThat(items(pages)).containsExactly("2");
    }

    @Test
    void theTextShowsNoItem() {
        Page<String> page = page("", "mine");

        assertThat(page.toString()).doesNotContain("mine");
        assertThat(new Pages<>(page, token -> page).toString()).doesNotContain("mine");
    }

    private Page<String> answer(String token, Page<String> page) {
        asked.add(token);
        return page;
    }

    private static List<String> items(Pages<String> pages) {
        List<String> items = new ArrayList<>();
        pages.forEachRemaining(items::add);
        return items;
    }

    private static Page<String> page(String next, String... items) {
        return new Page<>(List.of(items), next);
    }
}
