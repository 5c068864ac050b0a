package org.chirograph.train;

import java.util.List;
import org.chirograph.train.glyph.TrainingGlyph;

/** Cross-entropy between what a net says of glyphs, averaged over their frames, and what it should. */
final class GlyphLoss implements TrainingPass.Loss {
    private final List<TrainingGlyph> glyphs;
    private double sum;

    GlyphLoss(List<TrainingGlyph> glyphs) {
        this.glyphs = glyphs;
    }

    /** In nats a glyph. */
    double mean() {
        return sum / glyphs.size();
    }

    @Override
    public void gradient(float[] logits, int frames, float[] gradient) {
        int classes = logits.length / (glyphs.size() * frames);
        double[] outputs = new double[classes];
        for (int g = 0; g < glyphs.size(); g++) {
            int from = g * frames * classes;
            java.util.Arrays.fill(outputs, 0);
            for (int i = 0; i < frames * classes; i++) {
                outputs[i % classes] += logits[from + i] / frames;
            }
            double max = java.util.Arrays.stream(outputs).max().orElseThrow();
            double total = 0;
            for (double v : outputs) {
                total += Math.exp(v - max);
            }
            float[] wanted = glyphs.get(g).wanted();
            for (int c = 0; c < classes; c++) {
                double log = outputs[c] - max - Math.log(total);
                sum -= wanted[c] * log;
                float push = (float) ((Math.exp(log) - wanted[c]) / (frames * (double) glyphs.size()));
                for (int f = 0; f < frames; f++) {
                    gradient[from + f * classes + c] = push;
                }
            }
        }
    }
}
