package org.chirograph;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.web.Reach;
import org.chirograph.web.Server;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Shows a collection in the browser and takes corrections there, until Ctrl-C; also to programs.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** Guessing sixteen characters over a network takes longer than anyone has. */
    private static final int SHORTEST_TOKEN = 16;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Option(names = "--port", paramLabel = "N", description = "port; 0: any that is free (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "address to listen on (default: ${DEFAULT-VALUE}, which only this machine reaches)")
    private String host = "127.0.0.1";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:CHIROGRAPH_TOKEN}",
            description = "what clients must know, " + SHORTEST_TOKEN
                    + " letters and digits or more; needed where others reach the address (also: CHIROGRAPH_TOKEN)")
    private @Nullable String token;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "an address whose pages may read pictures, manifests and hits (IIIF), such as"
                    + " https://viewer.example; may be repeated")
    private List<String> origins = List.of();

    @Option(names = "--read-only", description = "refuse corrections and whatever else would change the collection")
    private boolean readOnly;

    @Override
    public Integer call() throws Exception {
        InetAddress address = address();
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is a number from 0 to 65535");
        }
        if (token != null && !token.matches("[A-Za-z0-9_-]{" + SHORTEST_TOKEN + ",}")) {
            throw new ParameterException(
                    spec.commandLine(), "a token has " + SHORTEST_TOKEN + " or more letters, digits, - or _");
        }
        if (token == null && !address.isLoopbackAddress()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "others can reach " + host + ", so the server needs a token that they must know: add --token TOKEN"
                            + " (for example from: openssl rand -hex 16), or leave out --host");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        CollectionFolder folder = collection.folder();
        try (Server server =
                Server.start(folder, reach(address), Setup.glyphs(), new InstalledModels(err::println), err::println)) {
            String shown = host.contains(":") ? "[" + host + "]" : host;
            out.printf(
                    "%s is at http://%s:%d/%s%nCtrl-C ends it%n",
                    collection, shown, server.port(), token == null ? "" : "?token=TOKEN");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private Reach reach(InetAddress address) {
        try {
            return new Reach(address, port, token, Set.copyOf(origins), readOnly);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--allow-origin " + e.getMessage());
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ParameterException(
                    spec.commandLine(), "--host " + host + " is no address of this machine; leave it out, or give one");
        }
    }
}
