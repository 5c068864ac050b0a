package org.chirograph.recognize;

import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What runs a net when lines are read. All say the same of a line but for rounding, so which one read a page is stated
 * in its record and is no reason to read it again.
 */
public enum NetEngine {
    /** PyTorch where it finds a GPU, else ONNX Runtime, which is the faster one on a processor. */
    AUTO,

    /** PyTorch through DJL, on a GPU if it finds one. */
    PYTORCH,

    /** ONNX Runtime, on the processor. */
    ONNX;

    /** The engine that {@link #AUTO} comes to on this machine; any other is itself. */
    public NetEngine chosen() {
        return switch (this) {
            case AUTO -> Gpu.FOUND ? PYTORCH : ONNX;
            case PYTORCH, ONNX -> this;
        };
    }

    /** As files and command lines write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NetEngine> labelled(String label) {
        return Arrays.stream(values()).filter(e -> e.label().equals(label)).findFirst();
    }

    /** Every label, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(NetEngine::label).collect(Collectors.joining(", "));
    }

    /** A net that is run forward by this engine; the caller closes it. */
    NetPass pass(NetWeights weights) {
        return switch (chosen()) {
            case AUTO -> throw new IllegalStateException("a choice is made by now");
            case PYTORCH -> new TorchPass(weights);
            case ONNX -> new OnnxPass(weights);
        };
    }

    /** Looked for once, when first asked. Where there is no CUDA at all, PyTorch need not be loaded to know. */
    private static final class Gpu {
        static final boolean FOUND =
                CudaUtils.hasCuda() && Engine.getEngine("PyTorch").getGpuCount() > 0;
    }
}
