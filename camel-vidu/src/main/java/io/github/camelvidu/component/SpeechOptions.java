// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Speech as options: what is said, and in which voice (Vidu reference, sections 5.11, 5.13 and 5.17). */
@UriParams
public abstract class SpeechOptions extends SourceOptions {

    @UriParam(label = "producer,request",
              description = "The voice for generated speech. For audio-clone the id that the new voice gets: 8 to"
                            + " 256 letters, digits, - and _, a letter first.")
    private String voiceId;
    @UriParam(label = "producer,request",
              description = "What lip-sync and digital-human say when there is no audioUrl, and what audio-tts"
                            + " and audio-clone say.")
    private String text;
    @UriParam(label = "producer,request",
              description = "What is said in promptAudioUrl, word for word, for audio-clone. Ends in a"
                            + " punctuation mark.")
    private String promptText;
    @UriParam(label = "producer,request",
              description = "How fast lip-sync says its text, from 0.5 to 2; 1 is normal.")
    private Double speed;
    @UriParam(label = "producer,request",
              description = "How loud lip-sync says its text, from 0 to 10; 0 is normal.")
    private Integer volume;
    @UriParam(label = "producer,request",
              description = "The voice of audio-tts: one of the platform's library, or a cloned one.")
    private String voiceSettingVoiceId;
    @UriParam(label = "producer,request",
              description = "How fast audio-tts speaks, from 0.5 to 2; 1 is normal.")
    private Double voiceSettingSpeed;
    @UriParam(label = "producer,request",
              description = "How loud audio-tts speaks, from 0 to 10; 0 is normal.")
    private Integer voiceSettingVolume;
    @UriParam(label = "producer,request",
              description = "How high audio-tts speaks, from -12 to 12; 0 is normal.")
    private Integer voiceSettingPitch;
    @UriParam(label = "producer,request",
              description = "The mood in which audio-tts speaks: happy, sad, angry, fearful, disgusted, surprised"
                            + " or calm.")
    private String voiceSettingEmotion;
    @UriParam(label = "producer,request",
              description = "How audio-tts says a word, as word/replacement. Separated by commas.")
    private String pronunciationDictTone;

    public String getVoiceId() {
        return voiceId;
    }

    public void setVoiceId(String voiceId) {
        this.voiceId = voiceId;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getPromptText() {
        return promptText;
    }

    public void setPromptText(String promptText) {
        this.promptText = promptText;
    }

    public Double getSpeed() {
        return speed;
    }

    public void setSpeed(Double speed) {
        this.speed = speed;
    }

    public Integer getVolume() {
        return volume;
    }

    public void setVolume(Integer volume) {
        this.volume = volume;
    }

    public String getVoiceSettingVoiceId() {
        return voiceSettingVoiceId;
    }

    public void setVoiceSettingVoiceId(String voiceSettingVoiceId) {
        this.voiceSettingVoiceId = voiceSettingVoiceId;
    }

    public Double getVoiceSettingSpeed() {
        return voiceSettingSpeed;
    }

    public void setVoiceSettingSpeed(Double voiceSettingSpeed) {
        this.voiceSettingSpeed = voiceSettingSpeed;
    }

    public Integer getVoiceSettingVolume() {
        return voiceSettingVolume;
    }

    public void setVoiceSettingVolume(Integer voiceSettingVolume) {
        this.voiceSettingVolume = voiceSettingVolume;
    }

    public Integer getVoiceSettingPitch() {
        return voiceSettingPitch;
    }

    public void setVoiceSettingPitch(Integer voiceSettingPitch) {
        this.voiceSettingPitch = voiceSettingPitch;
    }

    public String getVoiceSettingEmotion() {
        return voiceSettingEmotion;
    }

    public void setVoiceSettingEmotion(String voiceSettingEmotion) {
        this.voiceSettingEmotion = voiceSettingEmotion;
    }

    public String getPronunciationDictTone() {
        return pronunciationDictTone;
    }

    public void setPronunciationDictTone(String pronunciationDictTone) {
        this.pronunciationDictTone = pronunciationDictTone;
    }
}
