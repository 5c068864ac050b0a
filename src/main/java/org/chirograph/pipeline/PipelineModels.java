package org.chirograph.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.TextLineNet;

/** The models a pipeline reads with, opened; the first is the one it is made for. */
public record PipelineModels(List<ModelFolder> folders) {
    public PipelineModels {
        folders = List.copyOf(folders);
    }

    /** Opens and verifies them; fails with a {@link org.chirograph.recognize.ModelException} that says which is at fault. */
    public static PipelineModels open(PipelineFile file) {
        return new PipelineModels(file.models().stream().map(ModelFolder::open).toList());
    }

    /** The net that finds lines of the first of these models that brings one; the caller closes it. */
    Optional<TextLineNet> lineNet(NetEngine engine) {
        return folders.stream()
                .filter(m -> m.content(ModelFolder.LINES).isPresent())
                .findFirst()
                .flatMap(m -> m.lineNet(engine));
    }

    /** What tells these models from others: their hashes. */
    public String hash() {
        return folders.stream().map(ModelFolder::hash).collect(Collectors.joining("+"));
    }

    public String names() {
        return folders.stream().map(m -> m.path().getFileName().toString()).collect(Collectors.joining("+"));
    }

    /** Mean posterior of words that the least of these models' cards leads to expect; 0 when none says. */
    public double expectedConfidence() {
        return folders.stream()
                .flatMapToDouble(m -> m.spec().expectedConfidence().stream())
                .min()
                .orElse(0);
    }
}
