/**
 * What the counters know a client by: its address; of IPv6 the /64, since a customer has 2^64 addresses there, and a limit by address
 * would never be reached. The slash that Exim prints behind the network would end a key of ratelimit, so it goes. Empty for a pipe.
 */
export const CLIENT =
  '${if isip6{$sender_host_address}{${sg{${mask:$sender_host_address/64}}{/64}{}}}{$sender_host_address}}';
