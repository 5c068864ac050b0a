package org.chirograph.image;

import java.util.ArrayDeque;
import java.util.Deque;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Native matrices that live until the scope that made them is closed. The garbage collector does not know how heavy
 * they are: four hundred page-sized ones left to it were measured to hold 3.3 GB.
 */
final class Mats implements AutoCloseable {
    private final Deque<Mat> held = new ArrayDeque<>();

    Mats() {
        OpenCvLibrary.load();
    }

    /** An empty matrix for an operation to fill. */
    Mat empty() {
        return keep(new Mat());
    }

    Mat keep(Mat mat) {
        held.push(mat);
        return mat;
    }

    /** A matrix of one byte a pixel that holds these. */
    Mat of(int width, int height, byte[] pixels) {
        Mat mat = keep(new Mat(height, width, CvType.CV_8UC1));
        mat.put(0, 0, pixels);
        return mat;
    }

    Mat of(GrayImage image) {
        return of(image.width(), image.height(), image.pixels());
    }

    static byte[] bytes(Mat mat) {
        byte[] out = new byte[(int) mat.total() * (int) mat.elemSize()];
        mat.get(0, 0, out);
        return out;
    }

    static GrayImage gray(Mat mat) {
        return new GrayImage(mat.cols(), mat.rows(), bytes(mat));
    }

    @Override
    public void close() {
        held.forEach(Mat::release);
        held.clear();
    }
}
