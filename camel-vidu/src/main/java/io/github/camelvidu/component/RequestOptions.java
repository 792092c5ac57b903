// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Set;

import io.github.camelvidu.api.catalog.Catalog;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The members that many kinds of generation have, as options, named by the platform in camel case; the classes that
 * extend this one add those of some kinds. An option that is not set is not sent, so that the platform's own default
 * holds (Vidu reference, sections 4 and 5).
 */
@UriParams
public abstract class RequestOptions {

    /** All of them: the option of every member that is a value or a list of texts. */
    static final Set<String> NAMES = MemberNames.options(Catalog.bundled());

    @UriParam(label = "producer,request",
              description = "The model, for example viduq3-turbo. Each kind has its own; an unknown one is"
                            + " refused, or passed on when validation is lenient.")
    private String model;
    @UriParam(label = "producer,request",
              description = "The text that says what to make. A text body is the prompt as well, and comes first.")
    private String prompt;
    @UriParam(label = "producer,request",
              description = "The length in seconds. Which lengths there are depends on kind and model; only"
                            + " text2audio and timing2audio take fractions.")
    private Double duration;
    @UriParam(label = "producer,request",
              description = "Makes the same request give a similar result again. Random when 0 or absent; the"
                            + " answer tells the one that was used.")
    private Long seed;
    @UriParam(label = "producer,request",
              description = "The shape of the picture, for example 16:9 or 9:16.")
    private String aspectRatio;
    @UriParam(label = "producer,request",
              description = "The size of the picture, for example 720p. Decides the price.")
    private String resolution;
    @UriParam(label = "producer,request",
              description = "The style: general or anime for text2video, where only viduq1 heeds it; free text"
                            + " for update-subject.")
    private String style;
    @UriParam(label = "producer,request",
              description = "How much the picture moves: auto, small, medium or large. Q2 and Q3 models ignore"
                            + " it.")
    private String movementAmplitude;
    @UriParam(label = "producer,request",
              description = "Adds music from the platform's library. Q3 models ignore it.")
    private Boolean bgm;
    @UriParam(label = "producer,request",
              description = "Makes dialogue and effects together with the picture. Q3 and Q4 models do so unless"
                            + " this is false.")
    private Boolean audio;
    @UriParam(label = "producer,request",
              description = "The layers of sound: all, speech_only or sound_effect_only.")
    private String audioType;
    @UriParam(label = "producer,request",
              description = "Lets the platform write the prompt from the picture, for 10 credits more; the given"
                            + " prompt is ignored then.")
    private Boolean isRec;
    @UriParam(label = "producer,request",
              description = "Runs the task in the discounted queue: about half the price, done within 48 hours or"
                            + " cancelled by the platform.")
    private Boolean offPeak;
    @UriParam(label = "producer,request",
              description = "Also makes a copy with a watermark.")
    private Boolean watermark;
    @UriParam(label = "producer,request",
              description = "The corner of the watermark: 1 top left, 2 top right, 3 bottom right, 4 bottom left."
                            + " For multiframe and extend top_left, top_right, bottom_right or bottom_left.")
    private String wmPosition;
    @UriParam(label = "producer,request",
              description = "The link of a picture to use as watermark instead of the built-in notice.")
    private String wmUrl;
    @UriParam(label = "producer,request",
              description = "JSON text with provenance labels that is written into the result.")
    private String metaData;
    @UriParam(label = "producer,request",
              description = "Text that comes back with the task and its callbacks. A marker of this component is"
                            + " put in front of it on the wire and taken off again.")
    private String payload;
    @UriParam(label = "producer,request",
              description = "Where the platform posts changes of the task's state to.")
    private String callbackUrl;

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public Double getDuration() {
        return duration;
    }

    public void setDuration(Double duration) {
        this.duration = duration;
    }

    public Long getSeed() {
        return seed;
    }

    public void setSeed(Long seed) {
        this.seed = seed;
    }

    public String getAspectRatio() {
        return aspectRatio;
    }

    public void setAspectRatio(String aspectRatio) {
        this.aspectRatio = aspectRatio;
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
    }

    public String getMovementAmplitude() {
        return movementAmplitude;
    }

    public void setMovementAmplitude(String movementAmplitude) {
        this.movementAmplitude = movementAmplitude;
    }

    public Boolean getBgm() {
        return bgm;
    }

    public void setBgm(Boolean bgm) {
        this.bgm = bgm;
    }

    public Boolean getAudio() {
        return audio;
    }

    public void setAudio(Boolean audio) {
        this.audio = audio;
    }

    public String getAudioType() {
        return audioType;
    }

    public void setAudioType(String audioType) {
        this.audioType = audioType;
    }

    public Boolean getIsRec() {
        return isRec;
    }

    public void setIsRec(Boolean isRec) {
        this.isRec = isRec;
    }

    public Boolean getOffPeak() {
        return offPeak;
    }

    public void setOffPeak(Boolean offPeak) {
        this.offPeak = offPeak;
    }

    public Boolean getWatermark() {
        return watermark;
    }

    public void setWatermark(Boolean watermark) {
        this.watermark = watermark;
    }

    public String getWmPosition() {
        return wmPosition;
    }

    public void setWmPosition(String wmPosition) {
        this.wmPosition = wmPosition;
    }

    public String getWmUrl() {
        return wmUrl;
    }

    public void setWmUrl(String wmUrl) {
        this.wmUrl = wmUrl;
    }

    public String getMetaData() {
        return metaData;
    }

    public void setMetaData(String metaData) {
        this.metaData = metaData;
    }

    public String getPayload() {
        return payload;
    }

    public void setPayload(String payload) {
        this.payload = payload;
    }

    public String getCallbackUrl() {
        return callbackUrl;
    }

    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }
}
