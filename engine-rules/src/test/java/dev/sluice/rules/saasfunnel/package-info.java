/** What the SaaS funnel playbook does, requirement by requirement. */
@NullMarked
package dev.sluice.rules.saasfunnel;

import org.jspecify.annotations.NullMarked;
