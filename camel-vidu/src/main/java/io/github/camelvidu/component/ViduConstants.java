// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.Metadata;

/** The headers of the component. None of them ever travels to the platform as a header. */
public final class ViduConstants {

    /** The scheme of the component. */
    public static final String SCHEME = "vidu";

    @Metadata(label = "producer", javaType = "String",
              description = "The key under which the task is wanted: the same key never makes a second task. Comes"
                            + " before the idempotencyKey option.")
    public static final String IDEMPOTENCY_KEY = "CamelViduIdempotencyKey";
    @Metadata(label = "producer", javaType = "String",
              description = "The kind of generation, for example text2video. Comes before the kind option.")
    public static final String KIND = "CamelViduKind";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The model, for example viduq3-turbo. Each kind"
                            + " has its own; an unknown one is refused, or passed on when validation is lenient.")
    public static final String MODEL = "CamelViduModel";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The text that says what to make. A text body"
                            + " is the prompt as well, and comes first.")
    public static final String PROMPT = "CamelViduPrompt";
    @Metadata(label = "producer", javaType = "Object",
              description = "The pictures to start from: one or a list of links, ssupload: references, file:"
                            + " references below inputDir, files, paths, bytes or streams. Comes before the option.")
    public static final String IMAGES = "CamelViduImages";
    @Metadata(label = "producer", javaType = "Integer",
              description = "Comes before the option of the same name. The length in seconds. Which lengths there are"
                            + " depends on the model.")
    public static final String DURATION = "CamelViduDuration";
    @Metadata(label = "producer", javaType = "Long",
              description = "Comes before the option of the same name. Makes the same request give a similar result"
                            + " again. Random when 0 or absent; the answer tells the one that was used.")
    public static final String SEED = "CamelViduSeed";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The shape of the picture, for example 16:9 or"
                            + " 9:16.")
    public static final String ASPECT_RATIO = "CamelViduAspectRatio";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The size of the picture, for example 720p."
                            + " Decides the price.")
    public static final String RESOLUTION = "CamelViduResolution";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The style, general or anime; only viduq1 heeds"
                            + " it.")
    public static final String STYLE = "CamelViduStyle";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. How much the picture moves: auto, small,"
                            + " medium or large. Q2 and Q3 models ignore it.")
    public static final String MOVEMENT_AMPLITUDE = "CamelViduMovementAmplitude";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Comes before the option of the same name. Adds music from the platform's library. Q3"
                            + " models ignore it.")
    public static final String BGM = "CamelViduBgm";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Comes before the option of the same name. Makes dialogue and effects together with the"
                            + " picture. Q3 and Q4 models do so unless this is false.")
    public static final String AUDIO = "CamelViduAudio";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The layers of sound: all, speech_only or"
                            + " sound_effect_only.")
    public static final String AUDIO_TYPE = "CamelViduAudioType";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The voice for generated speech.")
    public static final String VOICE_ID = "CamelViduVoiceId";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Comes before the option of the same name. Lets the platform write the prompt from the"
                            + " picture, for 10 credits more; the given prompt is ignored then.")
    public static final String IS_REC = "CamelViduIsRec";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Comes before the option of the same name. Runs the task in the discounted queue: about"
                            + " half the price, done within 48 hours or cancelled by the platform.")
    public static final String OFF_PEAK = "CamelViduOffPeak";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Comes before the option of the same name. Also makes a copy with a watermark.")
    public static final String WATERMARK = "CamelViduWatermark";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The corner of the watermark: 1 top left, 2 top"
                            + " right, 3 bottom right, 4 bottom left.")
    public static final String WM_POSITION = "CamelViduWmPosition";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. The link of a picture to use as watermark"
                            + " instead of the built-in notice.")
    public static final String WM_URL = "CamelViduWmUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. JSON text with provenance labels that is"
                            + " written into the result.")
    public static final String META_DATA = "CamelViduMetaData";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. Text that comes back with the task and its"
                            + " callbacks. A marker of this component is put in front of it on the wire and taken off"
                            + " again.")
    public static final String PAYLOAD = "CamelViduPayload";
    @Metadata(label = "producer", javaType = "String",
              description = "Comes before the option of the same name. Where the platform posts changes of the task's"
                            + " state to.")
    public static final String CALLBACK_URL = "CamelViduCallbackUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "In: the task that await, task, cancel and download are about. Out: the task that was"
                            + " made or read.")
    public static final String TASK_ID = "CamelViduTaskId";
    @Metadata(label = "producer", javaType = "String",
              description = "The state of the task, for example success.")
    public static final String STATE = "CamelViduState";
    @Metadata(label = "producer", javaType = "Integer",
              description = "The credits of the task: reserved while it runs, charged when it has ended.")
    public static final String CREDITS = "CamelViduCredits";
    @Metadata(label = "producer", javaType = "String",
              description = "The platform's trace id of a failed call, for its support; set on the exchange that"
                            + " failed.")
    public static final String TRACE_ID = "CamelViduTraceId";
    @Metadata(label = "producer", javaType = "String",
              description = "Why a failed task failed.")
    public static final String ERROR_CODE = "CamelViduErrorCode";
    @Metadata(label = "producer", javaType = "String",
              description = "The id of the result, as later requests take it.")
    public static final String CREATION_ID = "CamelViduCreationId";
    @Metadata(label = "producer", javaType = "String",
              description = "The signed link of the result. It lapses; never log it.")
    public static final String URL = "CamelViduUrl";
    @Metadata(label = "producer", javaType = "java.time.Instant",
              description = "When the link lapses, as far as the link tells.")
    public static final String URL_EXPIRES = "CamelViduUrlExpires";
    @Metadata(label = "producer", javaType = "String",
              description = "SHA-256 of the media in the body, in lower-case hex.")
    public static final String SHA256 = "CamelViduSha256";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "After cancel: whether the platform agreed.")
    public static final String CANCELLED = "CamelViduCancelled";

    @Metadata(label = "producer", javaType = "String",
              description = "The marker that the task's payload began with on the wire, as far as the platform told the payload. It"
                            + " tells which attempt of this component made the task.")
    public static final String MARKER = "CamelViduMarker";

    private ViduConstants() {
    }
}
