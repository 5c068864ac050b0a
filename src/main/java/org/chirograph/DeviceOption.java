package org.chirograph;

import org.chirograph.recognize.NetDevice;
import picocli.CommandLine.Option;

/** {@code --device}, for every command that runs a net. */
final class DeviceOption {
    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu",
            description = "what the net runs on (default: auto, that is a GPU where PyTorch finds one)")
    void device(NetDevice device) {
        device.use();
    }
}
