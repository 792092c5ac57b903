// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.Metadata;

/**
 * The members of requests as headers (Vidu reference, sections 4, 5 and 8.2). A header comes before the option of the
 * same name, and after what a request in the body says. {@link ViduConstants} has them all.
 */
public abstract class RequestHeaders {

    @Metadata(label = "producer", javaType = "String",
              description = "The model, for example viduq3-turbo. Each kind has its own; an unknown one is"
                            + " refused, or passed on when validation is lenient.")
    public static final String MODEL = "CamelViduModel";
    @Metadata(label = "producer", javaType = "String",
              description = "The text that says what to make. A text body is the prompt as well, and comes first.")
    public static final String PROMPT = "CamelViduPrompt";
    @Metadata(label = "producer", javaType = "Double",
              description = "The length in seconds. Which lengths there are depends on kind and model; only"
                            + " text2audio and timing2audio take fractions.")
    public static final String DURATION = "CamelViduDuration";
    @Metadata(label = "producer", javaType = "Long",
              description = "Makes the same request give a similar result again. Random when 0 or absent; the"
                            + " answer tells the one that was used.")
    public static final String SEED = "CamelViduSeed";
    @Metadata(label = "producer", javaType = "String",
              description = "The shape of the picture, for example 16:9 or 9:16.")
    public static final String ASPECT_RATIO = "CamelViduAspectRatio";
    @Metadata(label = "producer", javaType = "String",
              description = "The size of the picture, for example 720p. Decides the price.")
    public static final String RESOLUTION = "CamelViduResolution";
    @Metadata(label = "producer", javaType = "String",
              description = "The style: general or anime for text2video, where only viduq1 heeds it; free text"
                            + " for update-subject.")
    public static final String STYLE = "CamelViduStyle";
    @Metadata(label = "producer", javaType = "String",
              description = "How much the picture moves: auto, small, medium or large. Q2 and Q3 models ignore"
                            + " it.")
    public static final String MOVEMENT_AMPLITUDE = "CamelViduMovementAmplitude";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Adds music from the platform's library. Q3 models ignore it.")
    public static final String BGM = "CamelViduBgm";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Makes dialogue and effects together with the picture. Q3 and Q4 models do so unless"
                            + " this is false.")
    public static final String AUDIO = "CamelViduAudio";
    @Metadata(label = "producer", javaType = "String",
              description = "The layers of sound: all, speech_only or sound_effect_only.")
    public static final String AUDIO_TYPE = "CamelViduAudioType";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Lets the platform write the prompt from the picture, for 10 credits more; the given"
                            + " prompt is ignored then.")
    public static final String IS_REC = "CamelViduIsRec";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Runs the task in the discounted queue: about half the price, done within 48 hours or"
                            + " cancelled by the platform.")
    public static final String OFF_PEAK = "CamelViduOffPeak";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Also makes a copy with a watermark.")
    public static final String WATERMARK = "CamelViduWatermark";
    @Metadata(label = "producer", javaType = "String",
              description = "The corner of the watermark: 1 top left, 2 top right, 3 bottom right, 4 bottom left."
                            + " For multiframe and extend top_left, top_right, bottom_right or bottom_left.")
    public static final String WM_POSITION = "CamelViduWmPosition";
    @Metadata(label = "producer", javaType = "String",
              description = "The link of a picture to use as watermark instead of the built-in notice.")
    public static final String WM_URL = "CamelViduWmUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "JSON text with provenance labels that is written into the result.")
    public static final String META_DATA = "CamelViduMetaData";
    @Metadata(label = "producer", javaType = "String",
              description = "Text that comes back with the task and its callbacks. A marker of this component is"
                            + " put in front of it on the wire and taken off again.")
    public static final String PAYLOAD = "CamelViduPayload";
    @Metadata(label = "producer", javaType = "String",
              description = "Where the platform posts changes of the task's state to.")
    public static final String CALLBACK_URL = "CamelViduCallbackUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "The film that one-click-mv-edit, one-click-mv-compose, one-click-general-edit and"
                            + " one-click-general-compose are about, or the subject that update-subject changes.")
    public static final String ID = "CamelViduId";
    @Metadata(label = "producer", javaType = "Object",
              description = "The pictures to start from: one or a list of links, data URIs, ssupload: references,"
                            + " file: references below inputDir, files, paths, bytes or streams.")
    public static final String IMAGES = "CamelViduImages";
    @Metadata(label = "producer", javaType = "Object",
              description = "The picture for digital-human, replace and ecommerce-img: a link, a data URI, an"
                            + " ssupload: reference, a file: reference below inputDir, a file, a path, bytes or a"
                            + " stream.")
    public static final String IMAGE = "CamelViduImage";
    @Metadata(label = "producer", javaType = "Object",
              description = "The picture of the one person that image2dance moves, from the front: a link, a data"
                            + " URI, an ssupload: reference, a file: reference below inputDir, a file, a path, bytes"
                            + " or a stream.")
    public static final String IMAGE_URL = "CamelViduImageUrl";
    @Metadata(label = "producer", javaType = "Object",
              description = "The first picture of multiframe: a link, a data URI, an ssupload: reference, a file:"
                            + " reference below inputDir, a file, a path, bytes or a stream.")
    public static final String START_IMAGE = "CamelViduStartImage";
    @Metadata(label = "producer", javaType = "Object",
              description = "The face that lip-sync moves when the clip shows several: a link, a data URI, an"
                            + " ssupload: reference, a file: reference below inputDir, a file, a path, bytes or a"
                            + " stream.")
    public static final String REF_PHOTO_URL = "CamelViduRefPhotoUrl";
    @Metadata(label = "producer", javaType = "Object",
              description = "The face that sings in one-click-mv with lipSync, from the front: a link, a data"
                            + " URI, an ssupload: reference, a file: reference below inputDir, a file, a path, bytes"
                            + " or a stream.")
    public static final String LIP_REF_URL = "CamelViduLipRefUrl";
    @Metadata(label = "producer", javaType = "Object",
              description = "The clips to go by: up to two for reference2video with viduq2-pro, one of up to 5"
                            + " seconds for create-subject and update-subject. One or a list, in the forms of"
                            + " images.")
    public static final String VIDEOS = "CamelViduVideos";
    @Metadata(label = "producer", javaType = "Object",
              description = "The clip for extend, upscale-new, lip-sync, image2dance, replace and"
                            + " trending-replicate: a link, a data URI, an ssupload: reference, a file: reference"
                            + " below inputDir, a file, a path, bytes or a stream.")
    public static final String VIDEO_URL = "CamelViduVideoUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "The earlier result of the platform that extend and upscale-new go on with, instead"
                            + " of videoUrl: a CamelViduCreationId.")
    public static final String VIDEO_CREATION_ID = "CamelViduVideoCreationId";
    @Metadata(label = "producer", javaType = "String",
              description = "In: the earlier result that the former kind upscale enlarges. Out: the id of the"
                            + " result, as later requests take it.")
    public static final String CREATION_ID = "CamelViduCreationId";
    @Metadata(label = "producer", javaType = "Object",
              description = "The voices to go by: up to 3 of 3 to 12 seconds for reference2video with"
                            + " viduq4-preview. One or a list, in the forms of images.")
    public static final String SOUNDS = "CamelViduSounds";
    @Metadata(label = "producer", javaType = "Object",
              description = "The sound that lip-sync and digital-human speak, audio-clone learns from and"
                            + " one-click-mv is made for: a link, a data URI, an ssupload: reference, a file:"
                            + " reference below inputDir, a file, a path, bytes or a stream.")
    public static final String AUDIO_URL = "CamelViduAudioUrl";
    @Metadata(label = "producer", javaType = "Object",
              description = "A sample of less than 8 seconds of the voice for audio-clone: a link, a data URI, an"
                            + " ssupload: reference, a file: reference below inputDir, a file, a path, bytes or a"
                            + " stream.")
    public static final String PROMPT_AUDIO_URL = "CamelViduPromptAudioUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "The link of the subtitles of one-click-mv, in SRT.")
    public static final String SRT_URL = "CamelViduSrtUrl";
    @Metadata(label = "producer", javaType = "String",
              description = "In: the voice for generated speech. For audio-clone the id that the new voice gets:"
                            + " 8 to 256 letters, digits, - and _, a letter first, a letter or digit last. Out: the voice that"
                            + " audio-clone made.")
    public static final String VOICE_ID = "CamelViduVoiceId";
    @Metadata(label = "producer", javaType = "String",
              description = "What lip-sync and digital-human say when there is no audioUrl, and what audio-tts"
                            + " and audio-clone say.")
    public static final String TEXT = "CamelViduText";
    @Metadata(label = "producer", javaType = "String",
              description = "What is said in promptAudioUrl, word for word, for audio-clone. Ends in a"
                            + " punctuation mark.")
    public static final String PROMPT_TEXT = "CamelViduPromptText";
    @Metadata(label = "producer", javaType = "Double",
              description = "How fast lip-sync says its text, from 0.5 to 2; 1 is normal.")
    public static final String SPEED = "CamelViduSpeed";
    @Metadata(label = "producer", javaType = "Integer",
              description = "How loud lip-sync says its text, from 0 to 10; 0 is normal.")
    public static final String VOLUME = "CamelViduVolume";
    @Metadata(label = "producer", javaType = "String",
              description = "The voice of audio-tts: one of the platform's library, or a cloned one.")
    public static final String VOICE_SETTING_VOICE_ID = "CamelViduVoiceSettingVoiceId";
    @Metadata(label = "producer", javaType = "Double",
              description = "How fast audio-tts speaks, from 0.5 to 2; 1 is normal.")
    public static final String VOICE_SETTING_SPEED = "CamelViduVoiceSettingSpeed";
    @Metadata(label = "producer", javaType = "Integer",
              description = "How loud audio-tts speaks, from 0 to 10; 0 is normal.")
    public static final String VOICE_SETTING_VOLUME = "CamelViduVoiceSettingVolume";
    @Metadata(label = "producer", javaType = "Integer",
              description = "How high audio-tts speaks, from -12 to 12; 0 is normal.")
    public static final String VOICE_SETTING_PITCH = "CamelViduVoiceSettingPitch";
    @Metadata(label = "producer", javaType = "String",
              description = "The mood in which audio-tts speaks: happy, sad, angry, fearful, disgusted, surprised"
                            + " or calm.")
    public static final String VOICE_SETTING_EMOTION = "CamelViduVoiceSettingEmotion";
    @Metadata(label = "producer", javaType = "Object",
              description = "How audio-tts says a word, as word/replacement. One text with commas, or a list.")
    public static final String PRONUNCIATION_DICT_TONE = "CamelViduPronunciationDictTone";
    @Metadata(label = "producer", javaType = "String",
              description = "The effect of template, for example hugging. The platform's site lists them all.")
    public static final String TEMPLATE = "CamelViduTemplate";
    @Metadata(label = "producer", javaType = "String",
              description = "The country for the template exotic_princess, for example italy.")
    public static final String AREA = "CamelViduArea";
    @Metadata(label = "producer", javaType = "String",
              description = "The animal for the template beast_companion, for example lion.")
    public static final String BEAST = "CamelViduBeast";
    @Metadata(label = "producer", javaType = "String",
              description = "The story of template-story, for example love_story.")
    public static final String STORY = "CamelViduStory";
    @Metadata(label = "producer", javaType = "String",
              description = "The size that upscale-new gives: 1080p, 2K, 4K or 8K. It must be larger than that of"
                            + " the clip.")
    public static final String UPSCALE_RESOLUTION = "CamelViduUpscaleResolution";
    @Metadata(label = "producer", javaType = "String",
              description = "What replace takes out of the clip, in up to 100 characters, for example blue dress.")
    public static final String OBJECT = "CamelViduObject";
    @Metadata(label = "producer", javaType = "Integer",
              description = "The second of the clip at which replace begins.")
    public static final String START_FROM = "CamelViduStartFrom";
    @Metadata(label = "producer", javaType = "String",
              description = "The ready-made background of ecommerce-img, for example clear_blue.")
    public static final String BACKGROUND = "CamelViduBackground";
    @Metadata(label = "producer", javaType = "Integer",
              description = "How many results there are to be: 1 to 4 pictures for ecommerce-img, 1 to 10 prompts"
                            + " of each type for img2video-prompt-recommendation.")
    public static final String COUNT = "CamelViduCount";
    @Metadata(label = "producer", javaType = "Object",
              description = "What img2video-prompt-recommendation writes prompts for, one or a list: template,"
                            + " img2video, on the China site also start_end2video and e_commerce. What"
                            + " ad-one-click-edit makes anew: generate_video, generate_narration or generate_bgm.")
    public static final String TYPE = "CamelViduType";
    @Metadata(label = "producer", javaType = "String",
              description = "The language of one-click-mv and ad-one-click: en or zh.")
    public static final String LANGUAGE = "CamelViduLanguage";
    @Metadata(label = "producer", javaType = "String",
              description = "The quality of one-click-mv: standard or high.")
    public static final String QUALITY = "CamelViduQuality";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether the face of lipRefUrl sings in one-click-mv, for 4 credits a second more.")
    public static final String LIP_SYNC = "CamelViduLipSync";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether one-click-mv gets subtitles.")
    public static final String ADD_SUBTITLE = "CamelViduAddSubtitle";
    @Metadata(label = "producer", javaType = "String",
              description = "The colour of the subtitles of one-click-mv, for example #FFCC00.")
    public static final String SUBTITLE_COLOR = "CamelViduSubtitleColor";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether ad-one-click makes a creative advert.")
    public static final String CREATIVE = "CamelViduCreative";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether trending-replicate drops the sound of the clip.")
    public static final String REMOVE_AUDIO = "CamelViduRemoveAudio";
    @Metadata(label = "producer", javaType = "String",
              description = "The job of the film that one-click-mv-edit and one-click-general-edit make anew.")
    public static final String JOB_ID = "CamelViduJobId";
    @Metadata(label = "producer", javaType = "Object",
              description = "The jobs that one-click-mv-compose and one-click-general-compose put together. One"
                            + " text with commas, or a list.")
    public static final String JOB_IDS = "CamelViduJobIds";
    @Metadata(label = "producer", javaType = "String",
              description = "The advert that ad-one-click-edit and ad-one-click-compose are about.")
    public static final String AD_ONE_CLICK_TASK_ID = "CamelViduAdOneClickTaskId";
    @Metadata(label = "producer", javaType = "Integer",
              description = "The shot that ad-one-click-edit makes anew, from 0.")
    public static final String STORYBOARD_VIDEO_INDEX = "CamelViduStoryboardVideoIndex";
    @Metadata(label = "producer", javaType = "Object",
              description = "The tasks of the shots that ad-one-click-compose puts together, one for each shot."
                            + " One text with commas, or a list.")
    public static final String VIDEO_TASK_IDS = "CamelViduVideoTaskIds";
    @Metadata(label = "producer", javaType = "String",
              description = "The task of the music for ad-one-click-compose.")
    public static final String BGM_TASK_ID = "CamelViduBgmTaskId";
    @Metadata(label = "producer", javaType = "String",
              description = "The task of the narration for ad-one-click-compose.")
    public static final String NARRATION_TASK_ID = "CamelViduNarrationTaskId";
    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether reference2video may use the platform's library of subjects by itself.")
    public static final String AUTO_SUBJECTS = "CamelViduAutoSubjects";
    @Metadata(label = "producer", javaType = "String",
              description = "The name of the subject that create-subject makes or update-subject changes.")
    public static final String NAME = "CamelViduName";
    @Metadata(label = "producer", javaType = "String",
              description = "What update-subject says about the subject, in up to 2,000 characters.")
    public static final String DESCRIPTION = "CamelViduDescription";
    @Metadata(label = "producer", javaType = "Object",
              description = "Who or what reference2video shows: a list of maps or records with name and images,"
                            + " videos or the server_id of a stored subject. The prompt calls them @name.")
    public static final String SUBJECTS = "CamelViduSubjects";
    @Metadata(label = "producer", javaType = "Object",
              description = "The key frames of multiframe in their order: a list of maps or records with"
                            + " key_image, prompt and duration in seconds.")
    public static final String IMAGE_SETTINGS = "CamelViduImageSettings";
    @Metadata(label = "producer", javaType = "Object",
              description = "The sounds of timing2audio: a list of maps or records with from and to in seconds,"
                            + " and prompt.")
    public static final String TIMING_PROMPTS = "CamelViduTimingPrompts";

    RequestHeaders() {
    }
}
