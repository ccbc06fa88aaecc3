/** Sign-in by OpenID Connect in front of the page, its API and its socket. */
@NullMarked
package io.clickanalytics.dashboard.signin;

import org.jspecify.annotations.NullMarked;
