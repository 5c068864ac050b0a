package org.chirograph.recognize;

import java.util.List;
import org.chirograph.image.LineStrip;

/** A net made ready to be run forward by one engine. Holds native memory until closed; several threads may call it. */
sealed interface NetPass extends AutoCloseable permits TorchPass, OnnxPass {
    /** Pixel columns that are best read in one go; a longer line is read alone. */
    int batchColumns();

    /**
     * The log-probabilities of all classes, line by line, frame by frame.
     *
     * @param strips of the architecture's height and at most the given width; paper is added on the right
     * @param width a multiple of the architecture's columns a frame, and even
     */
    float[] logProbs(List<LineStrip> strips, int width);

    /**
     * What a net of one class that looks at whole pages says of every place of one.
     *
     * @param pixels row by row, ink 1 and paper 0
     * @param rows a multiple of 2
     * @param columns a multiple of the architecture's columns a frame
     * @return rows / 2 × columns / columns a frame probabilities, row by row
     */
    float[] probabilities(float[] pixels, int rows, int columns);

    @Override
    void close();
}
