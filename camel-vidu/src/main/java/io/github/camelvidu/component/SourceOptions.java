// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What a request starts from, as options: media, and what the platform has made or stored before (Vidu reference,
 * sections 1, 5 and 8.2).
 */
@UriParams
public abstract class SourceOptions extends RequestOptions {

    @UriParam(label = "producer,request",
              description = "The film that one-click-mv-edit, one-click-mv-compose, one-click-general-edit and"
                            + " one-click-general-compose are about, or the subject that update-subject changes.")
    private String id;
    @UriParam(label = "producer,request",
              description = "The pictures to start from: links, ssupload: references, or file: and classpath:"
                            + " references to local ones, separated by commas. A body that is a picture comes first.")
    private String images;
    @UriParam(label = "producer,request",
              description = "The picture for digital-human, replace and ecommerce-img: a link, a data URI, an"
                            + " ssupload: reference, or a file: or classpath: reference to a local one.")
    private String image;
    @UriParam(label = "producer,request",
              description = "The picture of the one person that image2dance moves, from the front: a link, a data"
                            + " URI, an ssupload: reference, or a file: or classpath: reference to a local one.")
    private String imageUrl;
    @UriParam(label = "producer,request",
              description = "The first picture of multiframe: a link, a data URI, an ssupload: reference, or a"
                            + " file: or classpath: reference to a local one.")
    private String startImage;
    @UriParam(label = "producer,request",
              description = "The face that lip-sync moves when the clip shows several: a link, a data URI, an"
                            + " ssupload: reference, or a file: or classpath: reference to a local one.")
    private String refPhotoUrl;
    @UriParam(label = "producer,request",
              description = "The face that sings in one-click-mv with lipSync, from the front: a link, a data"
                            + " URI, an ssupload: reference, or a file: or classpath: reference to a local one.")
    private String lipRefUrl;
    @UriParam(label = "producer,request",
              description = "The clips to go by: up to two for reference2video with viduq2-pro, one of up to 5"
                            + " seconds for create-subject and update-subject. Separated by commas, in the forms of"
                            + " images.")
    private String videos;
    @UriParam(label = "producer,request",
              description = "The clip for extend, upscale-new, lip-sync, image2dance, replace and"
                            + " trending-replicate: a link, a data URI, an ssupload: reference, or a file: or"
                            + " classpath: reference to a local one.")
    private String videoUrl;
    @UriParam(label = "producer,request",
              description = "The earlier result of the platform that extend and upscale-new go on with, instead"
                            + " of videoUrl: a CamelViduCreationId.")
    private String videoCreationId;
    @UriParam(label = "producer,request",
              description = "The earlier result that the former kind upscale enlarges: a CamelViduCreationId.")
    private String creationId;
    @UriParam(label = "producer,request",
              description = "The voices to go by: up to 3 of 3 to 12 seconds for reference2video with"
                            + " viduq4-preview. Separated by commas, in the forms of images.")
    private String sounds;
    @UriParam(label = "producer,request",
              description = "The sound that lip-sync and digital-human speak, audio-clone learns from and"
                            + " one-click-mv is made for: a link, a data URI, an ssupload: reference, or a file: or"
                            + " classpath: reference to a local one.")
    private String audioUrl;
    @UriParam(label = "producer,request",
              description = "A sample of less than 8 seconds of the voice for audio-clone: a link, a data URI, an"
                            + " ssupload: reference, or a file: or classpath: reference to a local one.")
    private String promptAudioUrl;
    @UriParam(label = "producer,request",
              description = "The link of the subtitles of one-click-mv, in SRT.")
    private String srtUrl;

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getImages() {
        return images;
    }

    public void setImages(String images) {
        this.images = images;
    }

    public String getImage() {
        return image;
    }

    public void setImage(String image) {
        this.image = image;
    }

    public String getImageUrl() {
        return imageUrl;
    }

    public void setImageUrl(String imageUrl) {
        this.imageUrl = imageUrl;
    }

    public String getStartImage() {
        return startImage;
    }

    public void setStartImage(String startImage) {
        this.startImage = startImage;
    }

    public String getRefPhotoUrl() {
        return refPhotoUrl;
    }

    public void setRefPhotoUrl(String refPhotoUrl) {
        this.refPhotoUrl = refPhotoUrl;
    }

    public String getLipRefUrl() {
        return lipRefUrl;
    }

    public void setLipRefUrl(String lipRefUrl) {
        this.lipRefUrl = lipRefUrl;
    }

    public String getVideos() {
        return videos;
    }

    public void setVideos(String videos) {
        this.videos = videos;
    }

    public String getVideoUrl() {
        return videoUrl;
    }

    public void setVideoUrl(String videoUrl) {
        this.videoUrl = videoUrl;
    }

    public String getVideoCreationId() {
        return videoCreationId;
    }

    public void setVideoCreationId(String videoCreationId) {
        this.videoCreationId = videoCreationId;
    }

    public String getCreationId() {
        return creationId;
    }

    public void setCreationId(String creationId) {
        this.creationId = creationId;
    }

    public String getSounds() {
        return sounds;
    }

    public void setSounds(String sounds) {
        this.sounds = sounds;
    }

    public String getAudioUrl() {
        return audioUrl;
    }

    public void setAudioUrl(String audioUrl) {
        this.audioUrl = audioUrl;
    }

    public String getPromptAudioUrl() {
        return promptAudioUrl;
    }

    public void setPromptAudioUrl(String promptAudioUrl) {
        this.promptAudioUrl = promptAudioUrl;
    }

    public String getSrtUrl() {
        return srtUrl;
    }

    public void setSrtUrl(String srtUrl) {
        this.srtUrl = srtUrl;
    }
}
