package org.chirograph;

import java.util.Map;
import org.chirograph.image.LineGeometry;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.train.Transcription;
import org.chirograph.train.Variation;
import org.chirograph.train.synthetic.WritingKind;

/** What is to be read: everything that goes with it. */
enum Writing {
    type(LineArchitecture.TYPED, new LineGeometry(32, 12, 22), Variation.TYPE) {
        @Override
        Map<WritingKind, Double> rendered() {
            return Map.of(WritingKind.TYPEWRITER, 0.8, WritingKind.PRINT, 0.12, WritingKind.HAND, 0.08);
        }
    },
    fraktur(LineArchitecture.TYPED, new LineGeometry(32, 14, 24), Variation.PRINT) {
        @Override
        Alphabet alphabet() {
            return Transcription.fraktur();
        }

        @Override
        Map<WritingKind, Double> rendered() {
            return Map.of(WritingKind.FRAKTUR, 0.85, WritingKind.PRINT, 0.15);
        }
    },
    hand(LineArchitecture.HAND, new LineGeometry(48, 11, 30), Variation.HAND) {
        @Override
        Map<WritingKind, Double> rendered() {
            return Map.of(WritingKind.HAND, 0.92, WritingKind.PRINT, 0.08);
        }
    };

    private final LineArchitecture architecture;
    private final LineGeometry geometry;
    private final Variation variation;

    Writing(LineArchitecture architecture, LineGeometry geometry, Variation variation) {
        this.architecture = architecture;
        this.geometry = geometry;
        this.variation = variation;
    }

    /** The letters that a new net learns. */
    Alphabet alphabet() {
        return Transcription.latin();
    }

    /** Shares of the kinds of faces in which rendered lines are set. */
    abstract Map<WritingKind, Double> rendered();

    LineArchitecture architecture() {
        return architecture;
    }

    LineGeometry geometry() {
        return geometry;
    }

    /** How real lines are varied. */
    Variation variation() {
        return variation;
    }
}
