// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What a logger is told, and everything below it, from {@link #listen} until it is closed. */
final class CapturedLog implements AutoCloseable {

    private final String logger;
    private final List<LogEvent> events = new CopyOnWriteArrayList<>();

    private CapturedLog(String logger) {
        this.logger = logger;
    }

    /** @param level from which on it is listened to */
    static CapturedLog listen(String logger, Level level) {
        CapturedLog captured = new CapturedLog(logger);
        AbstractAppender appender = new AbstractAppender("captured", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                captured.events.add(event.toImmutable());
            }
        };
        appender.start();
        LoggerConfig config = new LoggerConfig(logger, level, false);
        config.addAppender(appender, level, null);
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        log.getConfiguration().addLogger(logger, config);
        log.updateLoggers();
        return captured;
    }

    List<LogEvent> events() {
        return events;
    }

    @Override
    public void close() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        log.getConfiguration().removeLogger(logger);
        log.updateLoggers();
    }
}
