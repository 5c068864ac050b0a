package org.chirograph.train;

/** An endless supply of lines to learn from. Used by one thread. */
public interface LineSource {
    TrainingLine next();
}
