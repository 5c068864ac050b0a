/** Files as received: PDF, TIFF, JPEG and PNG become pages of grey pixels, upright, within limits. PDFBox and ImageIO plug-ins are used only here. */
@NullMarked
package org.chirograph.scan;

import org.jspecify.annotations.NullMarked;
