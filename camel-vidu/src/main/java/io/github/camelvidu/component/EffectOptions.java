// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What templates, stories, upscaling, replacing, product pictures and prompt recommendation take besides, as options
 * (Vidu reference, sections 5.7 to 5.16).
 */
@UriParams
public abstract class EffectOptions extends SpeechOptions {

    @UriParam(label = "producer,request",
              description = "The effect of template, for example hugging. The platform's site lists them all.")
    private String template;
    @UriParam(label = "producer,request",
              description = "The country for the template exotic_princess, for example italy.")
    private String area;
    @UriParam(label = "producer,request",
              description = "The animal for the template beast_companion, for example lion.")
    private String beast;
    @UriParam(label = "producer,request",
              description = "The story of template-story, for example love_story.")
    private String story;
    @UriParam(label = "producer,request",
              description = "The size that upscale-new gives: 1080p, 2K, 4K or 8K. It must be larger than that of"
                            + " the clip.")
    private String upscaleResolution;
    @UriParam(label = "producer,request",
              description = "What replace takes out of the clip, in up to 100 characters, for example blue dress.")
    private String object;
    @UriParam(label = "producer,request",
              description = "The second of the clip at which replace begins.")
    private Integer startFrom;
    @UriParam(label = "producer,request",
              description = "The ready-made background of ecommerce-img, for example clear_blue.")
    private String background;
    @UriParam(label = "producer,request",
              description = "How many results there are to be: 1 to 4 pictures for ecommerce-img, 1 to 10 prompts"
                            + " of each type for img2video-prompt-recommendation.")
    private Integer count;
    @UriParam(label = "producer,request",
              description = "What img2video-prompt-recommendation writes prompts for: template, img2video, on the"
                            + " China site also start_end2video and e_commerce, separated by commas. What"
                            + " ad-one-click-edit makes anew: generate_video, generate_narration or generate_bgm.")
    private String type;

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
    }

    public String getArea() {
        return area;
    }

    public void setArea(String area) {
        this.area = area;
    }

    public String getBeast() {
        return beast;
    }

    public void setBeast(String beast) {
        this.beast = beast;
    }

    public String getStory() {
        return story;
    }

    public void setStory(String story) {
        this.story = story;
    }

    public String getUpscaleResolution() {
        return upscaleResolution;
    }

    public void setUpscaleResolution(String upscaleResolution) {
        this.upscaleResolution = upscaleResolution;
    }

    public String getObject() {
        return object;
    }

    public void setObject(String object) {
        this.object = object;
    }

    public Integer getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(Integer startFrom) {
        this.startFrom = startFrom;
    }

    public String getBackground() {
        return background;
    }

    public void setBackground(String background) {
        this.background = background;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }
}
