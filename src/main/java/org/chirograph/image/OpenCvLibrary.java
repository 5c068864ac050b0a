package org.chirograph.image;

import org.opencv.core.Core;

/** The native OpenCV library: unpacked and loaded once, by whoever first needs it, and held to one thread a call. */
final class OpenCvLibrary {
    private OpenCvLibrary() {}

    private static final class Loaded {
        static {
            nu.pattern.OpenCV.loadLocally();
            // Pages are worked on in parallel, so OpenCV's own threads would only fight for the same cores.
            Core.setNumThreads(1);
        }

        private static void touch() {}
    }

    static void load() {
        Loaded.touch();
    }
}
