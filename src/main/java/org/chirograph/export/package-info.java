/** A collection in other formats: walks its documents and writes each as files, the searchable PDF among them. */
@NullMarked
package org.chirograph.export;

import org.jspecify.annotations.NullMarked;
