package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.search.PageIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    @TempDir
    private Path folder;

    private String collection = "";

    @BeforeEach
    void emptyCollection() throws Exception {
        collection = folder.resolve("collection").toString();
        CollectionFolder made = CollectionFolder.createdAt(Path.of(collection));
        Catalog.open(made).close();
        try (PageIndex index = PageIndex.create(made.index())) {
            index.commit();
        }
    }

    @Test
    @Timeout(60)
    void servesUntilItIsStopped() throws Exception {
        StringWriter out = new StringWriter();
        Thread serving = new Thread(() ->
                Main.run(new PrintWriter(out, true), new PrintWriter(out, true), "serve", "--port", "0", collection));
        serving.start();
        Matcher said = ADDRESS.matcher("");
        while (!said.reset(out.toString()).find()) {
            assertThat(serving.isAlive()).as(out.toString()).isTrue();
            Thread.sleep(20);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(said.group() + "api/status"))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"documents\":0");
        }
        serving.interrupt();
        serving.join();
    }

    @Test
    void needsATokenWhereOthersReachIt() {
        WholeProgramTest.Answer answer = WholeProgramTest.run("serve", "--host", "0.0.0.0", collection);
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("--token").contains("leave out --host");
    }

    @Test
    void refusesTokensThatCanBeGuessed() {
        assertThat(WholeProgramTest.run("serve", "--token", "secret", collection)
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void needsACollection() {
        WholeProgramTest.Answer answer = WholeProgramTest.run("serve", folder.toString());
        assertThat(answer.code()).isEqualTo(ExitCode.COLLECTION);
        assertThat(answer.err()).contains("is not a collection");
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            WholeProgramTest.Answer answer =
                    WholeProgramTest.run("serve", "--port", "" + taken.getLocalPort(), collection);
            assertThat(answer.code()).isEqualTo(ExitCode.FAULT);
            assertThat(answer.err()).contains("" + taken.getLocalPort()).contains("--port");
        }
    }
}
