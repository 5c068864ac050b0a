package org.chirograph.recognize;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;

/**
 * Where PyTorch's arrays live and are worked on. A process uses one kind of device for all its nets, so the choice is
 * the process's, made before the first net is opened.
 */
public enum NetDevice {
    /** A GPU where PyTorch finds one, else the processor. */
    AUTO,
    CPU,
    GPU;

    private static volatile NetDevice chosen = AUTO;

    /** Makes this the choice of all nets opened from now on. */
    public void use() {
        chosen = this;
    }

    /** What was chosen last. */
    static NetDevice inUse() {
        return chosen;
    }

    /** Whether nets run on a GPU, asked for or found. */
    static boolean isGpu() {
        return chosen == GPU || chosen == AUTO && Gpu.FOUND;
    }

    /** Looked for once, when first asked. Where there is no CUDA at all, PyTorch need not be loaded to know. */
    private static final class Gpu {
        static final boolean FOUND =
                CudaUtils.hasCuda() && Engine.getEngine("PyTorch").getGpuCount() > 0;
    }

    /**
     * A place for arrays on the chosen device; the caller closes it.
     *
     * @throws ModelException when a GPU was asked for and PyTorch finds none
     */
    public static NDManager newManager() {
        Engine torch = Engine.getEngine("PyTorch");
        return switch (chosen) {
            case AUTO -> torch.newBaseManager();
            case CPU -> torch.newBaseManager(Device.cpu());
            case GPU -> {
                if (torch.getGpuCount() == 0) {
                    throw new ModelException("No GPU was found. PyTorch as it comes with this program runs on the"
                            + " processor alone: docs/steps/training.md says how to give it one that runs on a GPU."
                            + " Or leave out --device gpu.");
                }
                yield torch.newBaseManager(Device.gpu());
            }
        };
    }
}
