package org.chirograph.recognize;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What runs a net when lines are read. All say the same of a line but for rounding, so which one read a page is stated
 * in its record and is no reason to read it again.
 */
public enum NetEngine {
    /**
     * PyTorch where nets run on a GPU, else ONNX Runtime, which is the faster one on a processor; PyTorch again on a
     * machine that ONNX Runtime is not made for.
     */
    AUTO,

    /** PyTorch through DJL, on a GPU if it finds one. */
    PYTORCH,

    /** ONNX Runtime, on the processor. */
    ONNX;

    /** The engine that {@link #AUTO} comes to on this machine; any other is itself. */
    public NetEngine chosen() {
        return switch (this) {
            case AUTO -> NetDevice.isGpu() || !OnnxLibrary.isUsable() ? PYTORCH : ONNX;
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

    /** A net that is run forward by this engine, on the chosen device; the caller closes it. */
    NetPass pass(NetWeights weights) {
        return switch (chosen()) {
            case AUTO -> throw new IllegalStateException("a choice is made by now");
            case PYTORCH -> new TorchPass(weights);
            case ONNX -> {
                if (NetDevice.inUse() == NetDevice.GPU) {
                    throw new ModelException("ONNX Runtime reads on the processor here, not on a GPU. Leave out"
                            + " --engine onnx or --device gpu.");
                }
                yield new OnnxPass(weights);
            }
        };
    }
}
