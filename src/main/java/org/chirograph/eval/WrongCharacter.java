package org.chirograph.eval;

/**
 * A character that was read where the truth has another, or none.
 *
 * @param posterior with which it was read
 * @param truth the character that stands there; empty when none does
 * @param read likewise what was read
 * @param context what was read around it, the character itself in brackets
 * @param trueContext what the truth has there
 */
public record WrongCharacter(
        double posterior,
        String document,
        String page,
        String line,
        String truth,
        String read,
        String context,
        String trueContext) {}
