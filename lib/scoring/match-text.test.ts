import { describe, expect, test } from 'vitest';
import { matchesIndustry, matchesPlace, matchesText } from './match-text.ts';

describe('words', () => {
  test.each([
    ['food', 'Food and Beverage Manufacturing', true],
    ['manufacturing food', 'Food and Beverage Manufacturing', true],
    ['hai phong', 'Hải Phòng, Vietnam', true],
    ['Man', 'Manchester', false],
    ['manu', 'Manufacturing', true],
    ['facturing', 'Manufacturing', false],
    ['food retail', 'Food and Beverage Manufacturing', false],
    ['', 'Food', false],
    [' - ', 'Food', false],
    ['food', '', false],
  ])('%s in %s: %s', (wanted, text, expected) => {
    expect(matchesText(wanted, text)).toBe(expected);
  });
});

describe('places', () => {
  test.each([
    // As written, in another spelling, in part.
    ['hai phong', 'Hải Phòng, Vietnam'],
    ['Hải Phòng', 'Haiphong, Vietnam'],
    ['Hà Nội', 'Hanoi Capital Region'],
    ['TP. Hồ Chí Minh', 'Ho Chi Minh City, Vietnam'],
    ['Sài Gòn', 'Quận 1, TP.HCM'],
    ['Quận 7', 'Quận 7, Thành phố Hồ Chí Minh'],
    ['Munich', 'Greater Munich Metropolitan Area'],
    ['München', 'Munich, Bavaria, Germany'],
    ['New York', 'New York City Metropolitan Area'],
    ['Oberhausen', 'Oberhausen, Deutschland'],
    ['Cambridge, UK', 'Cambridge, England, United Kingdom'],
    // Countries by what lies in them, and by their names in other languages.
    ['Việt Nam', 'Da Nang City'],
    ['Vietnam', 'Biên Hòa, Đồng Nai'],
    ['UK', 'London Area, United Kingdom'],
    ['United Kingdom', 'Edinburgh, Scotland'],
    ['Großbritannien', 'Manchester'],
    ['USA', 'San Francisco Bay Area'],
    ['US', 'Austin, TX'],
    ['Mỹ', 'Boston, Massachusetts, United States'],
    ['Germany', 'Berlin, Deutschland'],
    ['Germany', 'Munich, Đức'],
    ['Allemagne', 'Hamburg, Germany'],
    ['Brasil', 'São Paulo, Brazil'],
    ['Korea', 'Seoul, South Korea'],
    // Regions.
    ['miền Nam', 'Bình Dương, Việt Nam'],
    ['Southern Vietnam', 'Cần Thơ'],
    ['Miền Bắc', 'Hà Nội, Việt Nam'],
    ['miền Trung', 'Đà Lạt, Lâm Đồng'],
    ['Mekong Delta', 'Mỹ Tho, Tiền Giang'],
    ['DACH', 'Zürich, Switzerland'],
    ['Nordics', 'Malmö, Sweden'],
    ['Benelux', 'Rotterdam, Netherlands'],
    ['EU', 'Lyon, France'],
    ['Europe', 'Kyiv, Ukraine'],
    ['Europe', 'Nordics'],
    ['Đông Nam Á', 'Jakarta, Indonesia'],
    ['ASEAN', 'Bangkok, Thailand'],
    ['APAC', 'Sydney, Australia'],
    ['EMEA', 'Dubai, United Arab Emirates'],
    ['LATAM', 'Bogotá, Colombia'],
    ['South America', 'Lima, Peru'],
  ])('%s holds %s', (wanted, location) => {
    expect(matchesPlace(wanted, location)).toBe(true);
  });

  test.each([
    ['Nam', 'Vietnam'],
    ['Nam', 'Việt Nam'],
    ['Nam', 'Hà Nam, Việt Nam'],
    ['Miền Nam', 'Hà Nội, Việt Nam'],
    ['Miền Nam', 'Việt Nam'],
    ['Man', 'Manchester, England'],
    ['York', 'New York, United States'],
    ['New York', 'York, England, United Kingdom'],
    ['Oman', 'Bucharest, Romania'],
    ['Niger', 'Lagos, Nigeria'],
    ['India', 'Indiana, United States'],
    ['Mexico', 'Albuquerque, New Mexico, United States'],
    ['Ireland', 'Belfast, Northern Ireland, United Kingdom'],
    ['Austria', 'Australia'],
    ['Germany', 'Thủ Đức, Hồ Chí Minh'],
    ['USA', 'Mỹ Tho'],
    ['Bavaria', 'Hamburg, Germany'],
    ['Scotland', 'London, England, United Kingdom'],
    ['France', 'Paris, Texas, United States'],
    ['London', 'London, Ontario, Canada'],
    ['Iceland', 'Long Island, New York'],
    ['EU', 'London, United Kingdom'],
    ['Europe', 'EMEA'],
    ['DACH', 'Europe'],
    ['Hanoi', 'Vietnam'],
    ['Quận 7', 'Quận 1, TP.HCM'],
    ['Vietnam', ''],
    ['', 'Vietnam'],
    [',', 'Vietnam'],
  ])('%s does not hold %s', (wanted, location) => {
    expect(matchesPlace(wanted, location)).toBe(false);
  });
});

describe('industries', () => {
  test.each([
    ['software', 'Software Development'],
    ['phần mềm', 'Software Development'],
    ['Logiciels', 'Software Development'],
    ['software development', 'Phát triển phần mềm'],
    ['technology', 'Software Development'],
    ['IT', 'IT Services and IT Consulting'],
    ['food', 'Food and Beverage Manufacturing'],
    ['Food and Beverage Manufacturing', 'Thực phẩm và đồ uống'],
    ['sản xuất', 'Plastics Manufacturing'],
    ['manufacturing', 'Machinery'],
    ['thực phẩm', 'Lebensmittelproduktion'],
    ['logistics', 'Transportation, Logistics, Supply Chain and Storage'],
    ['kho vận', 'Warehousing and Storage'],
    ['vận tải', 'Truck Transportation'],
    ['finance', 'Banking'],
    ['Versicherung', 'Insurance'],
    ['construcción', 'Xây dựng'],
    ['dược phẩm', 'Pharmaceutical Manufacturing'],
    ['bất động sản', 'Real Estate'],
  ])('%s holds %s', (wanted, industry) => {
    expect(matchesIndustry(wanted, industry)).toBe(true);
  });

  test.each([
    ['software', 'Food and Beverage Manufacturing'],
    ['banking', 'Financial Services'],
    ['food', 'Manufacturing'],
    ['food retail', 'Food and Beverage Manufacturing'],
    ['IT', 'Italian Restaurants'],
    ['wood', 'Go-to-market Consulting'],
    ['', 'Banking'],
    ['services', 'Banking'],
    ['software', ''],
  ])('%s does not hold %s', (wanted, industry) => {
    expect(matchesIndustry(wanted, industry)).toBe(false);
  });
});
