// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/**
 * The one rule that makes an option and a header out of a member of the platform: {@code aspect_ratio} is the option
 * {@code aspectRatio} and the header {@code CamelViduAspectRatio}.
 */
final class MemberNames {

    private static final String HEADER_PREFIX = "CamelVidu";

    private MemberNames() {
    }

    static String option(String member) {
        StringBuilder option = new StringBuilder();
        boolean upper = false;
        for (char c : member.toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                option.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return option.toString();
    }

    static String header(String member) {
        String option = option(member);
        return HEADER_PREFIX + Character.toUpperCase(option.charAt(0)) + option.substring(1);
    }
}
