package org.chirograph.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files as other files refer to them: URIs in ASCII, whatever characters their names have. */
public final class FileLink {
    private FileLink() {}

    /** A reference to a file of this name in the same folder. */
    public static String ofName(String fileName) {
        return encoded(fileName);
    }

    /** A reference from a file to another: relative, so that both can be moved together; absolute from drive to drive. */
    public static String between(Path from, Path to) {
        Path base = from.toAbsolutePath().normalize().getParent();
        Path target = to.toAbsolutePath().normalize();
        if (base == null || !target.getRoot().equals(base.getRoot())) {
            return target.toUri().toASCIIString();
        }
        StringBuilder link = new StringBuilder();
        for (Path step : base.relativize(target)) {
            link.append(link.isEmpty() ? "" : "/").append(encoded(step.toString()));
        }
        return link.toString();
    }

    private static String encoded(String name) {
        try {
            // A colon or slash would make a scheme or a folder of a part of the name.
            String path = new URI(null, null, "/" + name, null).toASCIIString().substring(1);
            return path.replace(":", "%3A").replace("/", "%2F").replace(";", "%3B");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " can't be referred to", e);
        }
    }
}
