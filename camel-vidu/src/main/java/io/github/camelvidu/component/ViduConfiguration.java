// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.validation.Validation;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** What an endpoint can be told, also for all endpoints at once on the component. */
@Configurer(extended = true)
@UriParams
public class ViduConfiguration extends AccountOptions implements Cloneable {

    @UriPath(description = "What the endpoint does.")
    @Metadata(required = true)
    private ViduOperation operation;

    @UriParam(label = "security", secret = true,
              description = "The API key, as the platform's console shows it (vda_...).")
    private String apiKey;
    @UriParam(label = "producer,security",
              description = "The nickname of the API key to create with, one of those in the apiKeys option of the component. The header"
                            + " CamelViduKey comes before it. The key of the apiKey option when not set.")
    private String key;
    @UriParam(label = "producer,security", defaultValue = "false",
              description = "Whether to create with another key of the account when the platform definitely refuses the one that"
                            + " was chosen (it is suspended, for example), which then has created nothing. Reading always does.")
    private boolean keyFailover;
    @UriParam(label = "common", defaultValue = "default",
              description = "A name for the account that the API key belongs to. Endpoints with the same base URL and account name"
                            + " share what is known about its tasks. Its keys have nicknames, or there is one.")
    private String accountName = "default";
    @UriParam(label = "common", defaultValue = "GLOBAL",
              description = "The site of the platform that the account is on. Decides the address and the prices.")
    private Site site = Site.GLOBAL;
    @UriParam(label = "common",
              description = "The root of the API instead of the site's own: the emulator's address, or a gateway's.")
    private String baseUrl;

    @UriParam(label = "producer",
              enums = "text2video,img2video,start-end2video,reference2video,reference2image,multiframe,extend,"
                      + "template,template2video,template-story,upscale-new,upscale,lip-sync,image2dance,"
                      + "digital-human,replace,ecommerce-img,text2audio,timing2audio,audio-tts,audio-clone,"
                      + "img2video-prompt-recommendation,one-click-mv,one-click-mv-edit,one-click-mv-compose,"
                      + "one-click-general,one-click-general-edit,one-click-general-compose,ad-one-click,"
                      + "ad-one-click-edit,ad-one-click-compose,trending-replicate",
              description = "The kind of generation, by the platform's name, with or without hyphens. When it is not given, a request"
                            + " with a picture is img2video and any other text2video. For await, task and download it tells where"
                            + " the state of a one-click film is read.")
    private String kind;
    @UriParam(label = "producer,advanced",
              description = "A resource in JSON whose tables of limits and prices replace or extend those of the component, for"
                            + " example file:vidu-tables.json: for models that are newer than the component.")
    private String catalog;
    @UriParam(label = "producer", defaultValue = "STRICT",
              description = "How a request is checked before it is sent. STRICT refuses what is outside the known limits,"
                            + " LENIENT lets unknown models and members pass, OFF leaves it all to the platform.")
    private Validation validation = Validation.STRICT;
    @UriParam(label = "producer,security",
              description = "The folder below which messages may name local files by file: references. The folder of the"
                            + " consumed file when not set; without one, messages may name none.")
    private String inputDir;
    @UriParam(label = "producer", defaultValue = "AUTO",
              description = "How local media reach the platform. UPLOAD sends pictures ahead, INLINE puts everything into the"
                            + " request, AUTO chooses by size.")
    private MediaTransfer mediaTransfer = MediaTransfer.AUTO;

    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether to go on only when the task has ended. Otherwise the body is the task that was submitted.")
    private boolean waitForCompletion = true;
    @UriParam(label = "producer", javaType = "java.time.Duration",
              description = "How long to wait for the end of a task. Ends the waiting, not the task. 30 minutes when not set, 49"
                            + " hours for off-peak tasks.")
    private long waitTimeout;
    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether to cancel a task when the time for waiting is over and nobody else waits for it, if the"
                            + " platform still lets it: it does so until it begins to process the task.")
    private boolean cancelOnTimeout;
    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether to cancel a task when the route of the exchange stops and nobody else waits for it, if the"
                            + " platform still lets it: it does so until it begins to process the task.")
    private boolean cancelOnStop;

    @UriParam(label = "producer",
              description = "The task that await, task, cancel and download are about, or that reconcile gives to a key, if no header and no body"
                            + " names one.")
    private String taskId;

    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether credits also lists the packages that were bought.")
    private boolean detail;

    /** What the endpoint's own URI sets, as against what it takes over from the component. */
    private Set<String> given = Set.of();
    /** The component's key at the time when the endpoint was made. */
    private String componentKey;

    Set<String> given() {
        return given;
    }

    ViduConfiguration copyFor(Set<String> options) {
        ViduConfiguration copy = copy();
        copy.given = Set.copyOf(options);
        copy.componentKey = apiKey;
        return copy;
    }

    private ViduConfiguration copy() {
        try {
            return (ViduConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Names the account in the ledger: never by its key, which may be replaced. */
    String account() {
        return baseUri() + "#" + accountName;
    }

    @Override
    String accountName() {
        return accountName;
    }

    /** The key that was given to the endpoint itself; null when it uses those of the component. */
    String ownKey() {
        return Objects.equals(apiKey, componentKey) ? null : apiKey;
    }

    /** The root of the API that this configuration means. */
    URI baseUri() {
        return baseUrl == null ? site.baseUri() : URI.create(baseUrl.replaceAll("/+$", ""));
    }

    public ViduOperation getOperation() {
        return operation;
    }

    public void setOperation(ViduOperation operation) {
        this.operation = operation;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public boolean isKeyFailover() {
        return keyFailover;
    }

    public void setKeyFailover(boolean keyFailover) {
        this.keyFailover = keyFailover;
    }

    public String getAccountName() {
        return accountName;
    }

    public void setAccountName(String accountName) {
        this.accountName = accountName;
    }

    public Site getSite() {
        return site;
    }

    public void setSite(Site site) {
        this.site = site;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getCatalog() {
        return catalog;
    }

    public void setCatalog(String catalog) {
        this.catalog = catalog;
    }

    public Validation getValidation() {
        return validation;
    }

    public void setValidation(Validation validation) {
        this.validation = validation;
    }

    public String getInputDir() {
        return inputDir;
    }

    public void setInputDir(String inputDir) {
        this.inputDir = inputDir;
    }

    public MediaTransfer getMediaTransfer() {
        return mediaTransfer;
    }

    public void setMediaTransfer(MediaTransfer mediaTransfer) {
        this.mediaTransfer = mediaTransfer;
    }

    public boolean isWaitForCompletion() {
        return waitForCompletion;
    }

    public void setWaitForCompletion(boolean waitForCompletion) {
        this.waitForCompletion = waitForCompletion;
    }

    public long getWaitTimeout() {
        return waitTimeout;
    }

    public void setWaitTimeout(long waitTimeout) {
        this.waitTimeout = waitTimeout;
    }

    public boolean isCancelOnTimeout() {
        return cancelOnTimeout;
    }

    public void setCancelOnTimeout(boolean cancelOnTimeout) {
        this.cancelOnTimeout = cancelOnTimeout;
    }

    public boolean isCancelOnStop() {
        return cancelOnStop;
    }

    public void setCancelOnStop(boolean cancelOnStop) {
        this.cancelOnStop = cancelOnStop;
    }

    public String getTaskId() {
        return taskId;
    }

    public void setTaskId(String taskId) {
        this.taskId = taskId;
    }

    public boolean isDetail() {
        return detail;
    }

    public void setDetail(boolean detail) {
        this.detail = detail;
    }
}
