// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What the one-click products take besides, as options (Vidu reference, section 5.18). */
@UriParams
public abstract class OneClickOptions extends EffectOptions {

    @UriParam(label = "producer,request",
              description = "The language of one-click-mv and ad-one-click: en or zh.")
    private String language;
    @UriParam(label = "producer,request",
              description = "The quality of one-click-mv: standard or high.")
    private String quality;
    @UriParam(label = "producer,request",
              description = "Whether the face of lipRefUrl sings in one-click-mv, for 4 credits a second more.")
    private Boolean lipSync;
    @UriParam(label = "producer,request",
              description = "Whether one-click-mv gets subtitles.")
    private Boolean addSubtitle;
    @UriParam(label = "producer,request",
              description = "The colour of the subtitles of one-click-mv, for example #FFCC00.")
    private String subtitleColor;
    @UriParam(label = "producer,request",
              description = "Whether ad-one-click makes a creative advert.")
    private Boolean creative;
    @UriParam(label = "producer,request",
              description = "Whether trending-replicate drops the sound of the clip.")
    private Boolean removeAudio;
    @UriParam(label = "producer,request",
              description = "The job of the film that one-click-mv-edit and one-click-general-edit make anew.")
    private String jobId;
    @UriParam(label = "producer,request",
              description = "The jobs that one-click-mv-compose and one-click-general-compose put together."
                            + " Separated by commas.")
    private String jobIds;
    @UriParam(label = "producer,request",
              description = "The advert that ad-one-click-edit and ad-one-click-compose are about.")
    private String adOneClickTaskId;
    @UriParam(label = "producer,request",
              description = "The shot that ad-one-click-edit makes anew, from 0.")
    private Integer storyboardVideoIndex;
    @UriParam(label = "producer,request",
              description = "The tasks of the shots that ad-one-click-compose puts together, one for each shot."
                            + " Separated by commas.")
    private String videoTaskIds;
    @UriParam(label = "producer,request",
              description = "The task of the music for ad-one-click-compose.")
    private String bgmTaskId;
    @UriParam(label = "producer,request",
              description = "The task of the narration for ad-one-click-compose.")
    private String narrationTaskId;

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public Boolean getLipSync() {
        return lipSync;
    }

    public void setLipSync(Boolean lipSync) {
        this.lipSync = lipSync;
    }

    public Boolean getAddSubtitle() {
        return addSubtitle;
    }

    public void setAddSubtitle(Boolean addSubtitle) {
        this.addSubtitle = addSubtitle;
    }

    public String getSubtitleColor() {
        return subtitleColor;
    }

    public void setSubtitleColor(String subtitleColor) {
        this.subtitleColor = subtitleColor;
    }

    public Boolean getCreative() {
        return creative;
    }

    public void setCreative(Boolean creative) {
        this.creative = creative;
    }

    public Boolean getRemoveAudio() {
        return removeAudio;
    }

    public void setRemoveAudio(Boolean removeAudio) {
        this.removeAudio = removeAudio;
    }

    public String getJobId() {
        return jobId;
    }

    public void setJobId(String jobId) {
        this.jobId = jobId;
    }

    public String getJobIds() {
        return jobIds;
    }

    public void setJobIds(String jobIds) {
        this.jobIds = jobIds;
    }

    public String getAdOneClickTaskId() {
        return adOneClickTaskId;
    }

    public void setAdOneClickTaskId(String adOneClickTaskId) {
        this.adOneClickTaskId = adOneClickTaskId;
    }

    public Integer getStoryboardVideoIndex() {
        return storyboardVideoIndex;
    }

    public void setStoryboardVideoIndex(Integer storyboardVideoIndex) {
        this.storyboardVideoIndex = storyboardVideoIndex;
    }

    public String getVideoTaskIds() {
        return videoTaskIds;
    }

    public void setVideoTaskIds(String videoTaskIds) {
        this.videoTaskIds = videoTaskIds;
    }

    public String getBgmTaskId() {
        return bgmTaskId;
    }

    public void setBgmTaskId(String bgmTaskId) {
        this.bgmTaskId = bgmTaskId;
    }

    public String getNarrationTaskId() {
        return narrationTaskId;
    }

    public void setNarrationTaskId(String narrationTaskId) {
        this.narrationTaskId = narrationTaskId;
    }
}
