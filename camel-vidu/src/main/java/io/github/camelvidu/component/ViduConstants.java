// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.Metadata;

/** The headers of the component. None of them ever travels to the platform as a header. */
public final class ViduConstants extends RequestHeaders {

    /** The scheme of the component. */
    public static final String SCHEME = "vidu";

    @Metadata(label = "producer", javaType = "String",
              description = "The key under which the task is wanted: the same key never makes a second task. Comes"
                            + " before the idempotencyKey option.")
    public static final String IDEMPOTENCY_KEY = "CamelViduIdempotencyKey";
    @Metadata(label = "producer", javaType = "String",
              description = "The nickname of the API key to create with. Comes before the key option.")
    public static final String KEY = "CamelViduKey";
    @Metadata(label = "producer", javaType = "String",
              description = "The kind of generation, for example text2video. Comes before the kind option.")
    public static final String KIND = "CamelViduKind";
    @Metadata(label = "producer", javaType = "String",
              description = "In: the task that await, task, cancel and download are about. Out: the task that was"
                            + " made or read.")
    public static final String TASK_ID = "CamelViduTaskId";
    @Metadata(label = "producer", javaType = "String",
              description = "The state of the task, for example success.")
    public static final String STATE = "CamelViduState";
    @Metadata(label = "producer", javaType = "Integer",
              description = "The credits of the task: reserved while it runs, charged when it has ended. After estimate what"
                            + " it would cost.")
    public static final String CREDITS = "CamelViduCredits";
    @Metadata(label = "producer", javaType = "String",
              description = "The platform's trace id of a failed call, for its support; set on the exchange that"
                            + " failed.")
    public static final String TRACE_ID = "CamelViduTraceId";
    @Metadata(label = "producer", javaType = "String",
              description = "Why a failed task failed.")
    public static final String ERROR_CODE = "CamelViduErrorCode";
    @Metadata(label = "producer", javaType = "String",
              description = "The signed link of the result. It lapses; never log it.")
    public static final String URL = "CamelViduUrl";
    @Metadata(label = "producer", javaType = "java.time.Instant",
              description = "When the link lapses, as far as the link tells.")
    public static final String URL_EXPIRES = "CamelViduUrlExpires";
    @Metadata(label = "producer", javaType = "String",
              description = "SHA-256 of the media in the body, in lower-case hex.")
    public static final String SHA256 = "CamelViduSha256";
    @Metadata(label = "producer", javaType = "String",
              description = "Which file of the result the body is: media, cover or watermarked.")
    public static final String ARTIFACT = "CamelViduArtifact";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "After cancel: whether the platform agreed.")
    public static final String CANCELLED = "CamelViduCancelled";

    @Metadata(label = "producer", javaType = "String",
              description = "The marker that the task's payload began with on the wire, as far as the platform told the payload. It"
                            + " tells which attempt of this component made the task.")
    public static final String MARKER = "CamelViduMarker";

    @Metadata(label = "consumer", javaType = "String",
              description = "From tasks: the idempotency key under which the task was wanted. It has a name of its own, so that"
                            + " it is not the key of the next generate.")
    public static final String TASK_KEY = "CamelViduTaskKey";
    @Metadata(label = "consumer", javaType = "String",
              description = "From credits: what has happened, for example balance-low.")
    public static final String EVENT_TYPE = "CamelViduEventType";
    @Metadata(javaType = "Long",
              description = "Of credits: what is left over all sorts of packages that any task can use.")
    public static final String BALANCE = "CamelViduBalance";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "For reconcile: that the request under the key created nothing. Only for a person who has looked.")
    public static final String ABSENT = "CamelViduAbsent";

    @Metadata(label = "producer", javaType = "String",
              description = "For usage and usage-report: counts tasks created at this time or later. Comes before the createdFrom"
                            + " option. An Instant will do as well.")
    public static final String CREATED_FROM = "CamelViduCreatedFrom";
    @Metadata(label = "producer", javaType = "String",
              description = "For usage and usage-report: counts tasks created before this time. Comes before the createdTo option.")
    public static final String CREATED_TO = "CamelViduCreatedTo";

    private ViduConstants() {
    }
}
