package org.chirograph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.image.ImageOp;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.page.Region;
import org.chirograph.recognize.NetEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFileTest {
    @TempDir
    private Path folder;

    @Test
    void theShippedPipelineSaysTheDefaults() throws PipelineException {
        PipelineFile shipped = PipelineFile.read(Path.of("pipelines/typewritten.yaml"));
        assertThat(shipped.name()).isEqualTo("typewritten");
        assertThat(shipped.clean()).isEqualTo(Preprocessor.standard());
        assertThat(shipped.layout()).isEqualTo(LayoutSettings.standard());
        assertThat(shipped.engine()).isEqualTo(NetEngine.AUTO);
        assertThat(shipped.models().getFirst()).isDirectory();
    }

    @Test
    void handPrintIsLaidOutByItsLetters() throws PipelineException {
        assertThat(PipelineFile.read(Path.of("pipelines/handprint.yaml")).layout())
                .isEqualTo(LayoutSettings.handPrint());
    }

    @Test
    void keepsDefaultsForWhatIsLeftOut() throws Exception {
        PipelineFile read = read("model: m\nclean:\n  - scale: {long-side: 1500}\n  - sauvola\n");
        assertThat(read.clean().getFirst()).isEqualTo(new ImageOp.Scale(1500));
        assertThat(read.clean().get(1))
                .isEqualTo(Preprocessor.standard().stream()
                        .filter(ImageOp.Sauvola.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        assertThat(read.layout()).isEqualTo(LayoutSettings.standard());
    }

    @Test
    void takesKindsToLeaveUnread() throws Exception {
        assertThat(read("model: m").leaveUnread()).isEmpty();
        PipelineFile some = read("model: m\nleave-unread: [other, page-number]");
        assertThat(some.leaveUnread()).containsExactlyInAnyOrder(Region.Kind.OTHER, Region.Kind.PAGE_NUMBER);
        assertThat(some.fingerprint("hash")).isNotEqualTo(read("model: m").fingerprint("hash"));
        assertRefused("model: m\nleave-unread: [othr]", "leave-unread", "did you mean \"other\"");
    }

    @Test
    void looksForTheModelBesideThePipelinesOrWhereAPathLeads() throws Exception {
        Path here = folder.toRealPath();
        assertThat(read("model: ours").models().getFirst())
                .isEqualTo(here.resolveSibling("models").resolve("ours"));
        assertThat(read("model: [ours, ./mine/ours]").models()).endsWith(here.resolve("mine/ours"));
    }

    @Test
    void namesTheNearestKeyForAMisspeltOne() {
        assertRefused("modle: m", "there is no \"modle\"", "did you mean \"model\"");
        assertRefused("model: m\nlayout: {join-gpa: 5}", "layout", "did you mean \"join-gap\"");
        assertRefused("model: m\nclean: [sauvolla]", "clean", "did you mean \"sauvola\"");
        assertRefused("model: m\nclean:\n  - scale: {longside: 5}", "scale", "did you mean \"long-side\"");
    }

    @Test
    void saysWhatIsWrongWithAValue() {
        assertRefused("model: m\nclean:\n  - scale: {long-side: 5}\n  - sauvola", "scale", "100 pixels");
        assertRefused("model: m\nclean:\n  - scale: {long-side: wide}\n  - sauvola", "scale", "wide");
        assertRefused("model: m\nclean: [scale]", "sauvola");
        assertRefused("model: m\nlayout: 7", "layout", "keys and values");
        assertRefused("model: m\nengine: tpu", "engine", "\"tpu\"", "auto, pytorch, onnx");
    }

    @Test
    void refusesWhatIsNoPipeline() {
        assertRefused("clean: []", "names no model");
        assertRefused("just words", "no pipeline");
        assertRefused("model: [unclosed", "no valid YAML", "line");
        assertRefused("model: a\nmodel: b", "no valid YAML");
        assertThatThrownBy(() -> PipelineFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("there is no pipeline file");
    }

    @Test
    void theFingerprintChangesWithAnySettingAndWithTheModel() throws Exception {
        PipelineFile a = read("model: m");
        PipelineFile b = read("model: m\nlayout: {join-gap: 5.5}");
        assertThat(a.fingerprint("1")).isEqualTo(read("model: m # the same").fingerprint("1"));
        assertThat(a.fingerprint("1")).isNotEqualTo(b.fingerprint("1"));
        assertThat(a.fingerprint("1")).isNotEqualTo(a.fingerprint("2"));
    }

    @Test
    void theEngineIsNoReasonToReadAgain() throws Exception {
        PipelineFile a = read("model: m");
        PipelineFile b = read("model: m\nengine: pytorch");
        assertThat(a.engine()).isEqualTo(NetEngine.AUTO);
        assertThat(b.engine()).isEqualTo(NetEngine.PYTORCH);
        assertThat(a.with(NetEngine.PYTORCH)).isEqualTo(b);
        assertThat(a.fingerprint("1")).isEqualTo(b.fingerprint("1"));
    }

    private PipelineFile read(String yaml) throws PipelineException, IOException {
        return PipelineFile.read(Files.writeString(folder.toRealPath().resolve("p.yaml"), yaml));
    }

    private void assertRefused(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(PipelineException.class)
                .hasMessageContainingAll(words);
    }
}
