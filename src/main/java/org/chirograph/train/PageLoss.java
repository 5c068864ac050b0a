package org.chirograph.train;

import java.util.List;
import org.chirograph.train.page.PageView;

/**
 * Cross-entropy between what a net says of the places of pages and what it should, places on lines counting up to three
 * times: most of a page is none.
 */
final class PageLoss implements TrainingPass.Loss {
    private static final double WEIGHT_OF_LINES = 2;

    private final List<PageView> pages;
    private double sum;

    PageLoss(List<PageView> pages) {
        this.pages = pages;
    }

    /** In nats a place. */
    double mean() {
        return sum / pages.stream().mapToInt(page -> page.wanted().length).sum();
    }

    @Override
    public void gradient(float[] logits, int places, float[] gradient) {
        for (int i = 0; i < logits.length; i++) {
            double wanted = pages.get(i / places).wanted()[i % places];
            double weight = 1 + WEIGHT_OF_LINES * wanted;
            double probability = 1 / (1 + Math.exp(-logits[i]));
            sum += weight * crossEntropy(wanted, logits[i]);
            gradient[i] = (float) (weight * (probability - wanted) / logits.length);
        }
    }

    private static double crossEntropy(double wanted, double logit) {
        return Math.max(logit, 0) - logit * wanted + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    /** The same of one page, for each place on a line. */
    static double onWhole(PageView page, float[] probabilities) {
        double loss = 0;
        double lines = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double wanted = page.wanted()[i];
            double p = Math.clamp(probabilities[i], 1e-7, 1 - 1e-7);
            loss -= (1 + WEIGHT_OF_LINES * wanted) * (wanted * Math.log(p) + (1 - wanted) * Math.log(1 - p));
            lines += wanted;
        }
        return loss / Math.max(1, lines);
    }
}
