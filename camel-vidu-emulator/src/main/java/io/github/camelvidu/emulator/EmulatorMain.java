// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.github.camelvidu.emulator.rules.Check;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The emulator as a program. Runs until it is interrupted. */
@Command(name = "vidu-emulator", mixinStandardHelpOptions = true, showDefaultValues = true,
         description = "The Vidu platform on this machine.")
public final class EmulatorMain implements Callable<Integer> {

    @Spec
    private CommandSpec program;

    @Option(names = "--port", defaultValue = "8090", description = "Port to listen on; 0 for a free one.")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on.")
    private String host;

    @Option(names = "--api-key", defaultValue = ViduEmulatorBuilder.DEFAULT_KEY, description = "Key that is accepted.")
    private String apiKey;

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps the state here over restarts; in memory without.")
    private Path data;

    @Option(names = "--credits", defaultValue = "" + ViduEmulatorBuilder.DEFAULT_CREDITS,
            description = "Credits of a new account; one that is in the data directory keeps its balance.")
    private long credits;

    @Option(names = "--concurrency", defaultValue = "5", description = "Tasks that run at once.")
    private int concurrency;

    @Option(names = "--callback-host", paramLabel = "HOST",
            description = "Host that callbacks may be sent to besides this machine, * for all; may be given several times.")
    private String[] callbackHosts = {};

    @Option(names = "--processing-time", paramLabel = "SECONDS",
            description = "How long every task is processed; 2 s and a quarter of the video's length without.")
    private Double processingTime;

    @Option(names = "--without", paramLabel = "CHECK", split = ",",
            description = "What is not looked at: ${COMPLETION-CANDIDATES}; may be given several times.")
    private Check[] without = {};

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The program; what stops it from starting is said in one line. */
    static CommandLine commandLine() {
        return new CommandLine(new EmulatorMain()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, result) -> {
                    command.getErr().println(exception.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        ViduEmulatorBuilder builder = ViduEmulator.builder()
                .host(host).port(port).apiKey(apiKey).dataDir(data).credits(credits).concurrency(concurrency)
                .callbackHosts(callbackHosts).without(without);
        if (processingTime != null) {
            builder.processingTime(Duration.ofMillis(Math.round(processingTime * 1000)));
        }
        try (ViduEmulator emulator = builder.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "vidu-emulator-stop"));
            program.commandLine().getOut().println("Vidu emulator ready: " + emulator.url() + " (key " + apiKey + ", "
                                                   + emulator.account().balance() + " credits)");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
