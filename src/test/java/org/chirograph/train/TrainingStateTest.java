package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.NetWeights;
import org.junit.jupiter.api.Test;

class TrainingStateTest {
    /** Else a model that goes half way from its base would go from what was learnt to what was learnt. */
    @Test
    void learningLeavesTheWeightsItBeganWith() {
        NetWeights start = NetWeights.random(LineArchitecture.TYPED, 5, 1);
        float[] before = start.values().clone();
        TrainingState state = new TrainingState(start);
        float[] gradient = new float[before.length];
        gradient[0] = 1;
        state.optimizer.step(gradient, 0.1, p -> 1);
        assertThat(state.weights.values()[0]).isNotEqualTo(before[0]);
        assertThat(start.values()).isEqualTo(before);
        assertThat(start.towards(state.weights, 0.5).values()[0])
                .isEqualTo((before[0] + state.weights.values()[0]) / 2);
    }
}
