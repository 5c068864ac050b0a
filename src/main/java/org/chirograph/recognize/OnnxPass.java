package org.chirograph.recognize;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chirograph.image.LineStrip;

/**
 * ONNX Runtime runs the net, from the very bytes that are exported. One thread: pages are what runs side by side.
 * Lines are read one at a time, which is as fast as together, so that what is said of a line depends on nothing else.
 */
final class OnnxPass implements NetPass {
    private final int height;
    private final OrtEnvironment environment = OnnxLibrary.environment();
    private final OrtSession session;

    /** Lines on their way to the native side; outside the heap, so kept, not left for the garbage collector. */
    private FloatBuffer input = floats(0);

    OnnxPass(NetWeights weights) {
        height = weights.architecture().height();
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            session = environment.createSession(OnnxModel.of(weights, "", Map.of()), options);
        } catch (OrtException e) {
            throw new ModelException(
                    "ONNX Runtime refuses the net " + weights.architecture().name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int batchColumns() {
        return 1;
    }

    @Override
    public synchronized float[] logProbs(List<LineStrip> strips, int width) {
        int each = height * width;
        if (input.capacity() < strips.size() * each) {
            input = floats(strips.size() * each);
        }
        input.clear();
        float[] row = new float[width];
        for (LineStrip strip : strips) {
            byte[] pixels = strip.pixels().pixels();
            for (int from = 0; from < pixels.length; from += strip.width()) {
                for (int c = 0; c < strip.width(); c++) {
                    row[c] = (255 - (pixels[from + c] & 0xff)) / 255f;
                }
                Arrays.fill(row, strip.width(), width, 0);
                input.put(row);
            }
        }
        return run(strips.size(), height, width);
    }

    @Override
    public synchronized float[] probabilities(float[] pixels, int rows, int columns) {
        if (input.capacity() < pixels.length) {
            input = floats(pixels.length);
        }
        input.clear().put(pixels);
        return run(1, rows, columns);
    }

    /** Runs the net on what was put into the input. */
    private float[] run(int pictures, int rows, int columns) {
        input.flip();
        long[] shape = {pictures, 1, rows, columns};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, tensor))) {
            FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] made = new float[out.remaining()];
            out.get(made);
            return made;
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime failed on " + pictures + " pictures of " + rows + " rows and " + columns + " columns",
                    e);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public synchronized void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not be closed", e);
        }
    }
}
