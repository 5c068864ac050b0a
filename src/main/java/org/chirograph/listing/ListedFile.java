package org.chirograph.listing;

import java.util.Optional;

/**
 * A file that a list names.
 *
 * @param href as it stands in the list: a path from the list's folder, or a URI
 * @param checksum if the list gives one of a known kind
 */
public record ListedFile(String href, Optional<Checksum> checksum) {}
