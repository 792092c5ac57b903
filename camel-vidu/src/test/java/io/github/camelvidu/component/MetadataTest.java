// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.component.ShownUris.ShownUri;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What tools and readers are told about the component is what it does. */
@Tag("catalog")
class MetadataTest {

    private static final DefaultCamelCatalog CATALOG = new DefaultCamelCatalog();
    private static ComponentModel model;

    @BeforeAll
    static void addTheComponent() {
        CATALOG.addComponent("vidu", ViduComponent.class.getName(), GeneratedMetadata.json());
        model = GeneratedMetadata.model();
    }

    static List<ShownUri> shownUris() throws Exception {
        return Stream.concat(ShownUris.ofManual().stream(), ShownUris.ofExample().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("shownUris")
    void everyUriThatIsShownIsOneThatTheCatalogAccepts(ShownUri shown) {
        EndpointValidationResult to = CATALOG.validateEndpointProperties(shown.uri(), false, false, true);
        EndpointValidationResult from = CATALOG.validateEndpointProperties(shown.uri(), false, true, false);

        assertThat(to.isSuccess() || from.isSuccess()).withFailMessage(
                "%s%nin to: %s%nin from: %s", shown, to.summaryErrorMessage(false), from.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shownUris")
    void everyUriThatIsShownGivesItsOperationOnlyWhatItHonours(ShownUri shown) throws Exception {
        Set<String> options = new TreeSet<>(CATALOG.endpointProperties(shown.uri()).keySet());
        options.remove("operation");
        String word = CATALOG.endpointProperties(shown.uri()).get("operation");
        ViduOperation operation = Arrays.stream(ViduOperation.values()).filter(each -> each.uriName().equals(word)).findFirst()
                .orElseThrow(() -> new AssertionError(shown + " names no operation"));

        assertThat(options).as(shown.toString()).allMatch(operation::honours);
    }

    @Test
    void manualAndExampleShowEveryOperation() throws Exception {
        Set<String> shown = shownUris().stream().map(uri -> uri.uri().split("[:?]")[1]).collect(Collectors.toSet());

        assertThat(shown).containsAll(Arrays.stream(ViduOperation.values()).map(ViduOperation::uriName).toList());
        assertThat(ShownUris.ofExample()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theCatalogTakesTheWordOfAnOperationAsItStandsInUris(ViduOperation operation) {
        assertThat(CATALOG.validateEndpointProperties("vidu:" + operation.uriName()).isSuccess()).isTrue();
    }

    @Test
    void theCatalogFindsWhatIsWrong() {
        assertThat(CATALOG.validateEndpointProperties("vidu:generate?modell=viduq2").getUnknown()).containsExactly("modell");
        assertThat(CATALOG.validateEndpointProperties("vidu:paint").getInvalidEnum()).containsKey("operation");
        assertThat(CATALOG.validateEndpointProperties("vidu:generate?duration=long").getInvalidNumber())
                .containsKey("duration");
    }

    @Test
    void everyOptionBelongsToAGroupAndIsHonouredByAnOperation() {
        assertThat(model.getEndpointOptions()).isNotEmpty().allSatisfy(option -> {
            assertThat(OptionGroup.of(option.getName())).as(option.getName()).isPresent();
            assertThat(ViduOperation.values()).as(option.getName())
                    .anyMatch(operation -> operation.honours(option.getName()));
        });
    }

    @Test
    void theKindsThatAreOfferedAreThoseOfTheTablesInTheirOrder() {
        assertThat(option("kind").getEnums()).containsExactlyElementsOf(Catalog.bundled().kinds());
    }

    @Test
    void everythingIsDescribedInSentences() {
        Stream<? extends BaseOptionModel> described = Stream.of(
                model.getComponentOptions(), model.getEndpointOptions(), model.getEndpointHeaders()).flatMap(List::stream)
                // Camel's own options of polling and of health are described in Camel's own words
                .filter(item -> !OptionGroup.POLL.has(item.getName()) && !OptionGroup.PACE.has(item.getName())
                        || item.getName().equals("maxMessagesPerPoll"))
                .filter(item -> !item.getName().matches("healthCheck(Consumer|Producer)Enabled"));

        assertThat(described.toList()).isNotEmpty().allSatisfy(item -> assertThat(item.getDescription()).as(item.getName())
                .matches("[A-Z].{10,}\\.").doesNotContain("/**", "{@", "  "));
        assertThat(model.getDescription()).endsWith(".");
    }

    @Test
    void headersBeginWithTheNameOfTheComponentAndAreConstants() {
        assertThat(model.getEndpointHeaders()).isNotEmpty().allSatisfy(header -> {
            String constant = header.getConstantName().substring(header.getConstantName().indexOf('#') + 1);
            assertThat(header.getName()).startsWith("CamelVidu");
            assertThat(ViduConstants.class.getField(constant).get(null)).isEqualTo(header.getName());
        });
        assertThat(model.getEndpointHeaders()).extracting(BaseOptionModel::getName).doesNotHaveDuplicates();
    }

    @Test
    void theApiKeyAndWhatCallbacksAreSignedWithAreSecretsAndNeverShown() {
        assertThat(Stream.of(model.getEndpointOptions(), model.getComponentOptions()).flatMap(List::stream)
                .filter(BaseOptionModel::isSecret).map(BaseOptionModel::getName).distinct())
                .containsExactlyInAnyOrder("apiKey", "apiKeys", "callbackSecrets")
                .allSatisfy(option -> assertThat(URISupport.sanitizeUri("vidu:callback?" + option + "=vda_x,vda_y"))
                        .contains(option).doesNotContain("vda_"));
    }

    @Test
    void theComponentIsOfThisProjectAndGoesIntoToAndFrom() {
        assertThat(model.isProducerOnly()).isFalse();
        assertThat(model.isConsumerOnly()).isFalse();
        assertThat(model.getGroupId() + ":" + model.getArtifactId()).isEqualTo("io.github.camelvidu:camel-vidu");
        assertThat(model.getSyntax()).isEqualTo("vidu:operation");
    }

    private static BaseOptionModel option(String name) {
        return model.getEndpointOptions().stream().filter(option -> option.getName().equals(name))
                .findFirst().orElseThrow();
    }
}
