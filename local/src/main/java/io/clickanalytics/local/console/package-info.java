/** What every command shares with its user: exit codes, refusals, lines and a progress line. */
@NullMarked
package io.clickanalytics.local.console;

import org.jspecify.annotations.NullMarked;
