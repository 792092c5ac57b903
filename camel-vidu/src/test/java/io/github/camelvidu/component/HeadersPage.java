// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Set;

import io.github.camelvidu.api.catalog.Catalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointHeaderModel;

/** {@code docs/reference/headers.adoc}. */
final class HeadersPage {

    private final ComponentModel model;

    HeadersPage(ComponentModel model) {
        this.model = model;
    }

    String text() {
        Set<String> members = MemberNames.headers(Catalog.bundled());
        Asciidoc page = new Asciidoc("Headers");
        page.paragraph("None of these headers ever travels to the platform as a header. In Java they are constants of"
                       + " `io.github.camelvidu.component.ViduConstants`. When the body is media, Camel's own `CamelFileName`,"
                       + " `CamelFileLength` and `Content-Type` are set as well.");
        page.section("Members of the request");
        page.paragraph("For operations that take a request. Each comes before the option of the same name, and after what a"
                       + " request in the body says. Lists of objects have a header but no option.");
        table(page, model.getEndpointHeaders().stream().filter(header -> members.contains(header.getName())).toList());
        page.section("What the component reads and sets");
        table(page, model.getEndpointHeaders().stream().filter(header -> !members.contains(header.getName())).toList());
        return page.toString();
    }

    private static void table(Asciidoc page, List<EndpointHeaderModel> headers) {
        page.table("2,1,2,5", List.of("Header", "Type", "Constant", "Meaning"),
                headers.stream().map(HeadersPage::row).toList());
    }

    private static List<String> row(EndpointHeaderModel header) {
        String constant = header.getConstantName();
        return List.of(
                Asciidoc.code(header.getName()), header.getJavaType().substring(header.getJavaType().lastIndexOf('.') + 1),
                Asciidoc.code(constant.substring(constant.indexOf('#') + 1)),
                header.getDescription());
    }
}
