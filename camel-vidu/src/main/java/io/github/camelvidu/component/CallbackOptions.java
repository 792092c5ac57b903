// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Where the platform tells about tasks, and what it takes to be believed there, as options. */
@UriParams
public abstract class CallbackOptions extends MediaOptions {

    @UriParam(label = "common",
              description = "The public address of this application, for example https://hooks.example.com. When it is set, the"
                            + " platform is asked to call back there, at callbackPath, about each task that does not name an"
                            + " address of its own.")
    private String callbackBaseUrl;
    @UriParam(label = "common", defaultValue = "/vidu/callback",
              description = "Where callbacks arrive, below callbackBaseUrl and on the HTTP server of the Camel runtime. Only"
                            + " letters, digits and / - . _ ~ are sure to be signed as they are read.")
    private String callbackPath = "/vidu/callback";
    @UriParam(label = "consumer,security", secret = true,
              description = "What callbacks may be signed with besides the API key, separated by commas: earlier keys while they"
                            + " are replaced, or a secret that the platform gave for callbacks.")
    private String callbackSecrets;
    @UriParam(label = "consumer,security", javaType = "java.time.Duration", defaultValue = "5m",
              description = "How far the date of a callback may be from the time of this machine, either way.")
    private long callbackTolerance = 300_000;
    @UriParam(label = "consumer,security",
              description = "Where it is remembered which callbacks have come, by their nonce and by the state that they told. Share"
                            + " one between nodes, so that each callback starts the route once. In memory when not set.")
    private IdempotentRepository callbackRepository;
    @UriParam(label = "consumer,security", defaultValue = "4194304",
              description = "Bytes of a callback. A longer one is refused with 413.")
    private long maxCallbackSize = 4 * 1024 * 1024;
    @UriParam(label = "consumer,advanced",
              description = "The component whose HTTP server receives the callbacks, for example platform-http or netty-http. When not"
                            + " set, it is the one that the Camel context has.")
    private String callbackServer;

    /** @throws IllegalArgumentException that names the option at fault */
    void checkCallback() {
        if (!callbackPath.startsWith("/") || callbackPath.indexOf('?') >= 0 || callbackPath.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "the option callbackPath is '" + callbackPath + "'; it must begin with / and have no query");
        }
        if (callbackTolerance < 1) {
            throw new IllegalArgumentException(
                    "the option callbackTolerance is " + callbackTolerance + "; it must be a time such as 5m");
        }
        if (maxCallbackSize < 1) {
            throw new IllegalArgumentException(
                    "the option maxCallbackSize is " + maxCallbackSize + "; it must be a number of bytes");
        }
        if (callbackBaseUrl != null) {
            checkAddress();
        }
    }

    private void checkAddress() {
        URI address;
        try {
            address = URI.create(publicAddress());
        } catch (IllegalArgumentException e) {
            throw wrongAddress();
        }
        if (!WebAddress.isBase(address) || address.getRawFragment() != null) {
            throw wrongAddress();
        }
    }

    private static IllegalArgumentException wrongAddress() {
        return new IllegalArgumentException(
                "callbackBaseUrl must be like https://host or https://host/path, without user and query");
    }

    /** Where the platform is asked to call back; null when the component does not know how it is reached. */
    String publicAddress() {
        return callbackBaseUrl == null ? null : callbackBaseUrl.replaceAll("/+$", "") + callbackPath;
    }

    /** All that a callback may be signed with. @param apiKeys of the account, with those that were replaced lately */
    List<String> secrets(List<String> apiKeys) {
        List<String> all = new ArrayList<>(apiKeys);
        all.addAll(CommaSeparated.values(callbackSecrets));
        return all;
    }

    Duration tolerance() {
        return Duration.ofMillis(callbackTolerance);
    }

    public String getCallbackBaseUrl() {
        return callbackBaseUrl;
    }

    public void setCallbackBaseUrl(String callbackBaseUrl) {
        this.callbackBaseUrl = callbackBaseUrl;
    }

    public String getCallbackPath() {
        return callbackPath;
    }

    public void setCallbackPath(String callbackPath) {
        this.callbackPath = callbackPath;
    }

    public String getCallbackSecrets() {
        return callbackSecrets;
    }

    public void setCallbackSecrets(String callbackSecrets) {
        this.callbackSecrets = callbackSecrets;
    }

    public long getCallbackTolerance() {
        return callbackTolerance;
    }

    public void setCallbackTolerance(long callbackTolerance) {
        this.callbackTolerance = callbackTolerance;
    }

    public IdempotentRepository getCallbackRepository() {
        return callbackRepository;
    }

    public void setCallbackRepository(IdempotentRepository callbackRepository) {
        this.callbackRepository = callbackRepository;
    }

    public long getMaxCallbackSize() {
        return maxCallbackSize;
    }

    public void setMaxCallbackSize(long maxCallbackSize) {
        this.maxCallbackSize = maxCallbackSize;
    }

    public String getCallbackServer() {
        return callbackServer;
    }

    public void setCallbackServer(String callbackServer) {
        this.callbackServer = callbackServer;
    }
}
