// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.Origin;
import io.github.camelvidu.api.catalog.Reasons;
import io.github.camelvidu.api.media.MediaContent;

/** Checks the value of one member by itself. */
final class ValueCheck {

    /** The one link that cannot lead to a file. */
    private static final String CALLBACK = "callback_url";

    private final Reasons reasons;
    private final DataUriCheck dataUris;
    private final FileCheck files;
    private final Consumer<RequestFault> faults;

    ValueCheck(Catalog catalog, Consumer<RequestFault> faults) {
        this.reasons = catalog.reasons();
        this.dataUris = new DataUriCheck(catalog, faults);
        this.files = new FileCheck(catalog, faults);
        this.faults = faults;
    }

    /** Whether the value, and each item of a list, is of the right JSON type; each that is not becomes a fault. */
    boolean typeFits(String name, Field field, JsonNode value) {
        if (field.type() != null && !field.type().matches(value)) {
            fault(name, Wording.given(value), Wording.allowed(field), reasons.value());
            return false;
        }
        boolean fits = true;
        for (int i = 0; field.items() != null && i < value.size(); i++) {
            if (!field.items().matches(value.get(i))) {
                fault(item(name, i), Wording.given(value.get(i)), field.items().words(), reasons.value());
                fits = false;
            }
        }
        return fits;
    }

    /** @param value of the right type */
    void check(String name, Field field, JsonNode value, Origin origin) {
        if (!field.permits(value)) {
            String reason = name.equals("model") ? reasons.model() : valueReason(origin);
            fault(name, Wording.givenWord(value), Wording.allowed(field) + origin.words(), reason);
        } else if (value.isNumber()) {
            checkNumber(name, field, value, origin);
        } else if (value.isTextual()) {
            checkText(name, field, value, origin);
        } else if (value.isArray()) {
            checkList(name, field, value, origin);
        } else {
            checkFile(name, field, value, origin);
        }
    }

    private void checkNumber(String name, Field field, JsonNode value, Origin origin) {
        boolean low = field.min() != null && value.decimalValue().compareTo(field.min()) < 0;
        boolean high = field.max() != null && value.decimalValue().compareTo(field.max()) > 0;
        if (low || high) {
            fault(name, Wording.given(value), Wording.allowed(field) + origin.words(), valueReason(origin));
        }
    }

    private void checkText(String name, Field field, JsonNode value, Origin origin) {
        String text = value.textValue();
        int characters = Wording.characters(text);
        boolean few = field.minChars() != null && characters < field.minChars();
        boolean many = field.maxChars() != null && characters > field.maxChars();
        if (few || many) {
            fault(name, Wording.given(value), Wording.allowed(field) + origin.words(), reasons.chars());
        } else if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
            fault(name, Wording.givenWord(value), Wording.allowed(field) + origin.words(), valueReason(origin));
        }
        if (field.link()) {
            checkLink(name, field, text);
        }
    }

    private void checkList(String name, Field field, JsonNode list, Origin origin) {
        boolean few = field.minItems() != null && list.size() < field.minItems();
        boolean many = field.maxItems() != null && list.size() > field.maxItems();
        if (few || many) {
            fault(name, Wording.given(list), Wording.allowed(field) + origin.words(), reasons.items());
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (!field.permitsItem(item)) {
                fault(item(name, i), Wording.givenWord(item), Wording.oneOf(field.itemValues()) + origin.words(),
                        valueReason(origin));
            } else if (item.isTextual() && field.link()) {
                checkLink(item(name, i), field, item.textValue());
            } else {
                checkFile(item(name, i), field, item, origin);
            }
        }
        checkEnds(name, field, list, origin);
    }

    private void checkEnds(String name, Field field, JsonNode list, Origin origin) {
        if (field.media() != null && list.size() > 1) {
            MediaContent.at(list.get(0)).ifPresent(first -> MediaContent.at(list.get(list.size() - 1)).ifPresent(
                    last -> files.checkTogether(name, field, first.facts(), last.facts(), origin)));
        }
    }

    /** An empty callback address is no address; an empty picture is a fault. */
    private void checkLink(String name, Field field, String text) {
        if (field.media() != null && Link.isData(text)) {
            dataUris.check(name, field, text);
        } else if (!Link.hasScheme(text) && !(text.isEmpty() && field.media() == null)) {
            fault(name, Wording.given(text), Wording.link(field), reasons.value());
        }
    }

    /** A link of which nothing more is said may be any file. */
    private void checkFile(String name, Field field, JsonNode value, Origin origin) {
        MediaContent.at(value).ifPresent(content -> {
            if (field.media() != null) {
                files.check(name, field, content.facts(), origin);
            } else if (!field.link() || name.equals(CALLBACK)) {
                fault(name, Wording.given(value), Wording.allowed(field) + origin.words(), reasons.value());
            }
        });
    }

    private String valueReason(Origin origin) {
        return origin.byRule() ? reasons.rule() : reasons.value();
    }

    static String item(String name, int index) {
        return name + "[" + index + "]";
    }

    private void fault(String field, String given, String allowed, String reason) {
        faults.accept(new RequestFault(field, given, allowed, reason));
    }
}
