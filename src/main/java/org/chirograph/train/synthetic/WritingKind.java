package org.chirograph.train.synthetic;

/** What a synthetic line imitates: the face it is set in, how it is worn, and what it may say. */
public enum WritingKind {
    TYPEWRITER,
    PRINT,
    FRAKTUR,
    HAND
}
