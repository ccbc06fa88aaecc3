/** The command {@code generate}: a made-up click log of a shop, repeatable by its seed. */
@NullMarked
package io.clickanalytics.local.generate;

import org.jspecify.annotations.NullMarked;
