/** The dashboard's page in a real browser, as tests see it. */
@NullMarked
package io.clickanalytics.browser;

import org.jspecify.annotations.NullMarked;
