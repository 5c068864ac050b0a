package org.chirograph.pipeline;

/** A pipeline file can't be used; the message names the file, the key and what would be right. */
public final class PipelineException extends Exception {
    private static final long serialVersionUID = 1;

    public PipelineException(String message) {
        super(message);
    }
}
